namespace Liaison.Kernel.Labels;

/// <summary>Object identifiers in dotted form.</summary>
static class Oid
{
    const int MaxLength = 256;

    /// <summary>True for two or more numbers without leading zeros, joined by dots; the first is 0, 1 or 2.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> oid)
    {
        if (oid.Length is 0 or > MaxLength || oid[0] is < '0' or > '2')
            return false;
        var arcs = 0;
        foreach (var range in oid.Split('.'))
        {
            var arc = oid[range];
            if (arc.IsEmpty || arc.ContainsAnyExceptInRange('0', '9') || (arc[0] == '0' && arc.Length > 1))
                return false;
            if (arcs++ == 0 && arc.Length != 1)
                return false;
        }
        return arcs >= 2;
    }
}
