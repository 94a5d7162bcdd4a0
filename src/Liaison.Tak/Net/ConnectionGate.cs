using System.Net;

namespace Liaison.Tak.Net;

/// <summary>Counts connections, in all and by address, and refuses those beyond the bounds. Safe for many threads.</summary>
sealed class ConnectionGate(TakOptions options, long openFiles)
{
    // Descriptors that the process needs for other things than TAK clients: files, the web, the link.
    const int KeptForOthers = 512;

    readonly Lock _lock = new();
    readonly Dictionary<IPAddress, int> _byAddress = [];
    readonly long _most = Math.Min(options.MaxConnections, Math.Max(16, openFiles - KeptForOthers));
    int _count;

    public long Refused { get; private set; }

    public bool TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            if (_count >= _most) return Refuse();
            if (!IPAddress.IsLoopback(address))
            {
                var has = _byAddress.GetValueOrDefault(address);
                if (has >= options.MaxSessionsPerAddress) return Refuse();
                _byAddress[address] = has + 1;
            }

            _count++;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_lock)
        {
            _count--;
            if (IPAddress.IsLoopback(address) || !_byAddress.TryGetValue(address, out var has)) return;
            if (has == 1) _byAddress.Remove(address);
            else _byAddress[address] = has - 1;
        }
    }

    bool Refuse()
    {
        Refused++;
        return false;
    }
}
