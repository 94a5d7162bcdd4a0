using Liaison.Headquarters.Command;
using Liaison.Kernel.Identity;
using Liaison.Kernel.Symbols;

namespace Liaison.Headquarters.Forces;

/// <summary>What is wrong with one member of what is said of a unit.</summary>
/// <param name="Member">The member, as it is called in JSON.</param>
/// <param name="Expected">What it should be.</param>
public readonly record struct UnitFault(string Member, string Expected);

/// <summary>Checks what is said of a unit, as far as no other unit is needed for it.</summary>
public static class UnitCheck
{
    const int MaxStrength = 10_000_000;

    /// <summary>What is wrong with an id; null when nothing is.</summary>
    public static string? IdFault(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Texts.IdFault(id);
    }

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<UnitFault> Faults(UnitDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (Texts.LineFault(details.Name, Texts.MaxName) is { } name) yield return new("name", name);
        if (details.Parent is { } parent && Texts.IdFault(parent) is { } fault) yield return new("parent", fault);
        if (!Enum.IsDefined(details.Component)) yield return new("component", "one of the components");
        if (details.Echelon is { } echelon && !Enum.IsDefined(echelon))
            yield return new("echelon", "one of the echelons");
        if (SidcFault(details) is { } sidc) yield return new("sidc", sidc);
        if (details.Strength?.Authorised is < 0 or > MaxStrength)
            yield return new("strength.authorised", $"0 to {MaxStrength}");
        if (details.Strength?.Present is < 0 or > MaxStrength)
            yield return new("strength.present", $"0 to {MaxStrength}");
        if (details.HomeSite is { } home && Texts.IdFault(home) is { } homeFault)
            yield return new("homeSite", homeFault);
        if (details.CurrentSite is { } current && Texts.IdFault(current) is { } currentFault)
            yield return new("currentSite", currentFault);
        if (details.Position is { IsValid: false }) yield return new("location", "a place on Earth");
        if (details.Country is { } country
            && (!CountryCode.TryParse(country, out var code) || code.ToString() != country))
            yield return new("country", "three capital letters, for example JPN");
    }

    /// <summary>The same with the echelon that the symbol says, when nothing else says one.</summary>
    public static UnitDetails WithEchelon(UnitDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return details.Echelon is null && EchelonOf(details.Sidc) is { } echelon
            ? details with { Echelon = echelon } : details;
    }

    static string? SidcFault(UnitDetails details)
    {
        if (details.Sidc is null) return null;
        if (!Sidc.TryParse(details.Sidc, out _)) return "20 or 30 digits of a symbol of MIL-STD-2525D/E or APP-6D/E";
        return details.Echelon is { } echelon && EchelonOf(details.Sidc) is { } shown && shown != echelon
            ? $"a symbol whose digits 9 and 10 say the same echelon, {(int)echelon}, or none" : null;
    }

    static Echelon? EchelonOf(string? text) =>
        text is not null && Sidc.TryParse(text, out var sidc) && Enum.IsDefined((Echelon)sidc.Amplifier)
            ? (Echelon)sidc.Amplifier : null;
}
