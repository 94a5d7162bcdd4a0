using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Adsb;

/// <summary>The aircraft that a feed has heard of lately: a hash table with a bound.</summary>
sealed class AircraftTable
{
    /// <summary>The most aircraft at one time; more than fly within the sight of any receiver.</summary>
    public const int Most = 16_384;

    const int Places = 2 * Most;
    const uint Spread = 2_654_435_769;
    const long ForgetAfterMs = 10 * 60 * 1000;
    const long SweepEveryMs = 60 * 1000;

    Aircraft[] _places = new Aircraft[1024];
    int _shift = 32 - 10;
    long _sweptMs = long.MinValue;

    public int Count { get; private set; }

    /// <summary>An aircraft that is known, or a null reference.</summary>
    public ref Aircraft Find(uint address)
    {
        ref var place = ref PlaceOf(address);
        return ref place.Address == address ? ref place : ref Unsafe.NullRef<Aircraft>();
    }

    /// <summary>An aircraft, new when it is not known; a null reference when there is no room.</summary>
    public ref Aircraft FindOrAdd(uint address, long nowMs)
    {
        ref var place = ref PlaceOf(address);
        if (place.Address == address) return ref place;
        if (Count >= _places.Length / 2 && !MakeRoom(nowMs)) return ref Unsafe.NullRef<Aircraft>();
        place = ref PlaceOf(address);
        place = Aircraft.New(address);
        Count++;
        return ref place;
    }

    ref Aircraft PlaceOf(uint address)
    {
        var places = _places;
        var index = (address * Spread) >> _shift;
        while (true)
        {
            ref var place = ref places[index];
            if (place.Address == address || place.Address == 0) return ref place;
            index = (index + 1) & (uint)(places.Length - 1);
        }
    }

    bool MakeRoom(long nowMs)
    {
        if (nowMs - SweepEveryMs >= _sweptMs)
        {
            _sweptMs = nowMs;
            Rebuild(_places.Length, nowMs);
        }

        if (Count >= _places.Length / 2 && _places.Length < Places) Rebuild(_places.Length * 2, nowMs);
        return Count < _places.Length / 2;
    }

    /// <summary>Makes the table anew with those that were heard lately.</summary>
    void Rebuild(int length, long nowMs)
    {
        var old = _places;
        _places = new Aircraft[length];
        _shift = 32 - System.Numerics.BitOperations.Log2((uint)length);
        Count = 0;
        foreach (ref var aircraft in old.AsSpan())
        {
            if (aircraft.Address == 0 || nowMs - aircraft.HeardMs > ForgetAfterMs) continue;
            PlaceOf(aircraft.Address) = aircraft;
            Count++;
        }
    }
}
