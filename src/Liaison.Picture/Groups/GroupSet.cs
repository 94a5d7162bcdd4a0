namespace Liaison.Picture.Groups;

/// <summary>An immutable set of TAK groups, as bits numbered by <see cref="GroupTable"/>.</summary>
public readonly struct GroupSet : IEquatable<GroupSet>
{
    readonly ulong[]? _words;

    GroupSet(ulong[]? words) => _words = words;

    /// <summary>The set without members: who has it sees nothing, and nobody sees what is published to it.</summary>
    public static GroupSet Empty => default;

    /// <summary>Whether the set has no member.</summary>
    public bool IsEmpty => _words is null;

    /// <summary>The set with <paramref name="group"/> added.</summary>
    /// <param name="group">A group number from <see cref="GroupTable"/>, 0 or more.</param>
    public GroupSet With(int group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        var words = new ulong[Math.Max(_words?.Length ?? 0, (group >> 6) + 1)];
        _words?.CopyTo(words, 0);
        words[group >> 6] |= 1ul << (group & 63);
        return new GroupSet(words);
    }

    /// <summary>Whether <paramref name="group"/> is a member.</summary>
    public bool Contains(int group) =>
        _words is { } words && group >> 6 < words.Length && (words[group >> 6] & (1ul << (group & 63))) != 0;

    /// <summary>Whether the two sets share a member: what is published to one is seen by readers of the other.</summary>
    public bool Intersects(GroupSet other)
    {
        if (_words is not { } a || other._words is not { } b) return false;
        for (var i = Math.Min(a.Length, b.Length) - 1; i >= 0; i--)
            if ((a[i] & b[i]) != 0) return true;
        return false;
    }

    /// <summary>The numbers of the members, ascending.</summary>
    public IEnumerable<int> Members()
    {
        for (var i = 0; i < (_words?.Length ?? 0); i++)
            for (var bit = 0; bit < 64; bit++)
                if ((_words![i] & (1ul << bit)) != 0) yield return (i << 6) + bit;
    }

    /// <inheritdoc />
    public bool Equals(GroupSet other)
    {
        var isLonger = (_words?.Length ?? 0) >= (other._words?.Length ?? 0);
        var a = (isLonger ? _words : other._words).AsSpan();
        var b = (isLonger ? other._words : _words).AsSpan();
        return a[..b.Length].SequenceEqual(b) && a[b.Length..].IndexOfAnyExcept(0ul) < 0;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GroupSet other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var member in Members()) hash.Add(member);
        return hash.ToHashCode();
    }

    /// <summary>Whether the two sets have the same members.</summary>
    public static bool operator ==(GroupSet left, GroupSet right) => left.Equals(right);

    /// <summary>Whether the two sets differ.</summary>
    public static bool operator !=(GroupSet left, GroupSet right) => !left.Equals(right);
}
