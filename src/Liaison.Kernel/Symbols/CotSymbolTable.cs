using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Liaison.Kernel.Symbols;

/// <summary>The embedded table of CoT function codes and their symbols, both ways.</summary>
static class CotSymbolTable
{
    const string Resource = "cot-symbols.tsv";

    static readonly (FrozenDictionary<ulong, SymbolEntry> ByFunction, FrozenDictionary<long, ulong> BySymbol) Tables =
        Load();

    /// <summary>Every function code of the table, for tests.</summary>
    public static IEnumerable<ulong> Functions => Tables.ByFunction.Keys;

    /// <summary>The symbol of a function code or of its nearest listed ancestor.</summary>
    public static bool TryFind(ulong function, out SymbolEntry entry)
    {
        for (; function != 0; function = CotFunctionKey.Parent(function))
        {
            if (Tables.ByFunction.TryGetValue(function, out entry))
                return true;
        }
        entry = default;
        return false;
    }

    /// <summary>The function code of a symbol, or of the symbol without modifiers, subtype, type, group; 0 when even
    /// the symbol set is not in the table.</summary>
    public static ulong FindFunction(in SymbolEntry entry)
    {
        ReadOnlySpan<SymbolEntry> candidates =
        [
            entry,
            entry with { Modifier1 = 0, Modifier2 = 0 },
            entry.WithoutModifiers(entry.Entity / 100 * 100),
            entry.WithoutModifiers(entry.Entity / 10_000 * 10_000),
            entry.WithoutModifiers(0),
        ];
        foreach (ref readonly var candidate in candidates)
        {
            if (Tables.BySymbol.TryGetValue(candidate.Key, out var function))
                return function;
        }
        return 0;
    }

    static (FrozenDictionary<ulong, SymbolEntry>, FrozenDictionary<long, ulong>) Load()
    {
        using var stream = typeof(CotSymbolTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new UnreachableException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var byFunction = new Dictionary<ulong, SymbolEntry>();
        var bySymbol = new Dictionary<long, (ulong Function, int Length)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split('\t');
            var function = CotFunctionKey.Pack(Encoding.ASCII.GetBytes(fields[0]));
            var entry = new SymbolEntry(Number(fields[1]), Number(fields[2]), Number(fields[3]), Number(fields[4]));
            byFunction.Add(function, entry);
            // An atom and a report (b-r-f-h-c) can say the affiliation of a symbol, other markers can not.
            if (!char.IsUpper(fields[0][0]) && !fields[0].StartsWith("b-r-", StringComparison.Ordinal))
                continue;
            // Of several function codes with one symbol the shortest, most general one stands for it.
            if (!bySymbol.TryGetValue(entry.Key, out var known) || fields[0].Length < known.Length)
                bySymbol[entry.Key] = (function, fields[0].Length);
        }
        return (
            byFunction.ToFrozenDictionary(),
            bySymbol.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Function));
    }

    static int Number(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>What one row of the table says of a symbol.</summary>
/// <param name="SymbolSet">Symbol set, two digits.</param>
/// <param name="Entity">Entity, six digits.</param>
/// <param name="Modifier1">Modifier of sector 1.</param>
/// <param name="Modifier2">Modifier of sector 2.</param>
readonly record struct SymbolEntry(int SymbolSet, int Entity, int Modifier1, int Modifier2)
{
    /// <summary>All four as one number.</summary>
    public long Key => (((((SymbolSet * 1_000_000L) + Entity) * 100) + Modifier1) * 100) + Modifier2;

    /// <summary>Another entity of the same symbol set.</summary>
    public SymbolEntry WithoutModifiers(int entity) => new(SymbolSet, entity, 0, 0);
}
