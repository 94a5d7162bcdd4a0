using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Symbols;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>The values of one unit of a file; what cannot be read is a fault with the unit's line.</summary>
sealed class UnitValues(ImportReading reading, int line, string id)
{
    static readonly Dictionary<string, Component> Components = Words<Component>();
    static readonly Dictionary<string, Echelon> Echelons = Words<Echelon>();

    public void Fault(string? member, string expected) => Fault(line, member, expected);

    public void Fault(int atLine, string? member, string expected) =>
        reading.Fault(atLine, id.Length == 0 ? null : id, member, expected);

    /// <summary>Adds the unit. One whose text goes beyond what a unit may have keeps it for its fault.</summary>
    public void Add(UnitDetails details) => reading.Add(new NewUnit(id, details), line);

    public Component Component(string member, string? text)
    {
        if (text is not null && Components.TryGetValue(Plain(text), out var component)) return component;
        Fault(member, $"one of {string.Join(", ", Enum.GetNames<Component>().Select(Camel))}");
        return Forces.Component.Joint;
    }

    /// <summary>The component that a symbol says, or the one for those that say none.</summary>
    public Component ComponentOf(string? sidc, ImportWish wish)
    {
        if (sidc is not null && Sidc.TryParse(sidc, out var symbol) && ComponentOf(symbol.SymbolSet) is { } said)
            return said;
        if (wish.Component is { } other) return other;
        Fault("component", "a symbol that says one, or the parameter component for those that do not");
        return Forces.Component.Joint;
    }

    public Echelon? Echelon(string member, string? text)
    {
        if (text is null) return null;
        if (Echelons.TryGetValue(Plain(text), out var echelon)) return echelon;
        Fault(member, $"one of {string.Join(", ", Enum.GetNames<Echelon>().Select(Camel))}");
        return null;
    }

    public int? Number(string member, string? text)
    {
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Fault(member, "a whole number");
        return null;
    }

    public double? Degrees(string member, string? text)
    {
        if (text is null) return null;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent;
        if (double.TryParse(text, Style, CultureInfo.InvariantCulture, out var degrees)) return degrees;
        Fault(member, "degrees as a decimal number");
        return null;
    }

    public static Strength? Strength(int? authorised, int? present) =>
        authorised is null && present is null ? null : new(authorised, present);

    public GeoPosition? Position(string east, double? longitude, string north, double? latitude)
    {
        if (longitude is null && latitude is null) return null;
        if (longitude is { } x && latitude is { } y)
        {
            if (GeoPoint.TryCreate(y, x, out var point)) return GeoPosition.Of(point);
            Fault(Math.Abs(y) <= 90 ? east : north, "degrees: longitude within 180, latitude within 90");
        }
        else
        {
            Fault(longitude is null ? east : north, "both or neither of the two");
        }

        return null;
    }

    static Component? ComponentOf(SymbolSet set) => set switch
    {
        SymbolSet.Air or SymbolSet.AirMissile => Forces.Component.Air,
        SymbolSet.Space or SymbolSet.SpaceMissile => Forces.Component.Space,
        SymbolSet.LandUnit or SymbolSet.LandCivilian or SymbolSet.LandEquipment or SymbolSet.LandInstallation
            or SymbolSet.DismountedIndividual => Forces.Component.Ground,
        SymbolSet.SeaSurface or SymbolSet.SeaSubsurface or SymbolSet.MineWarfare => Forces.Component.Maritime,
        SymbolSet.Cyberspace => Forces.Component.Cyber,
        _ => null,
    };

    static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => Plain($"{value}"));

    /// <summary>Without what tells writings of one word apart: case, blanks, underscores and hyphens.</summary>
    static string Plain(string text) => text.Length > Texts.MaxId ? "" : string.Concat(
        text.Where(c => c is not (' ' or '_' or '-'))).ToLowerInvariant();

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
