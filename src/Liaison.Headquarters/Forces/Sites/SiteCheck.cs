using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces.Sites;

/// <summary>Checks what is said of a site, as far as no other site is needed for it.</summary>
static class SiteCheck
{
    const int MaxLines = 32;
    const int MaxLine = 200;
    const int MaxPavement = 40;
    const int MaxCount = 10_000_000;
    const long MaxLitres = 1_000_000_000_000;
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Refusal? Refuse(SiteDetails details) =>
        Texts.Line("name", details.Name, Texts.MaxName)
        ?? (Enum.IsDefined(details.Kind) ? null : Refusal.Invalid("kind", "one of the kinds of sites"))
        ?? (details.Parent is { } parent && Texts.IdFault(parent) is { } fault
            ? Refusal.Invalid("parent", fault) : null)
        ?? Texts.Line("area", details.Area, Texts.MaxName)
        ?? (details.Position is { IsValid: false } ? Refusal.Invalid("position", "longitude and latitude") : null)
        ?? RefuseLines("hazards", details.Hazards) ?? RefuseLines("agreements", details.Agreements)
        ?? Texts.Line("owner", details.Owner, Texts.MaxName, mayBeEmpty: true)
        ?? (details.Capacity is { } capacity ? Refuse(capacity) : null);

    public static Refusal? Refuse(SiteReport report, DateTimeOffset now)
    {
        if (!Enum.IsDefined(report.State)) return Refusal.Invalid("state", "one of the states of sites");
        if (report.AsOf < Earliest || report.AsOf > now + Ahead) return Refusal.Invalid("asOf", "a time in the past");
        if (report.Since < Earliest || report.Since > report.AsOf)
            return Refusal.Invalid("since", "a time before that of which the report speaks");
        // Who is kept out wants to know why.
        var isUsable = report.State is SiteState.Open or SiteState.Unknown;
        return Texts.Line("reason", report.Reason, Texts.MaxReason, mayBeEmpty: isUsable)
            ?? Texts.Line("source", report.Source, Texts.MaxName, mayBeEmpty: true);
    }

    static Refusal? Refuse(SiteCapacity capacity) =>
        Count("berths", capacity.Berths) ?? Count("draught", capacity.DraughtCm, 10_000)
        ?? Count("runway", capacity.RunwayMetres, 20_000)
        ?? (capacity.Surface is { } surface && !Enum.IsDefined(surface)
            ? Refusal.Invalid("capacity.surface", "one of the surfaces of runways") : null)
        ?? Texts.Line("capacity.pavement", capacity.Pavement, MaxPavement)
        ?? Count("helicopterSpots", capacity.HelicopterSpots) ?? Count("fuel", capacity.FuelLitres, MaxLitres)
        ?? Count("water", capacity.WaterLitres, MaxLitres) ?? Count("waterADay", capacity.WaterLitresADay, MaxLitres)
        ?? Count("power", capacity.PowerKilowatts) ?? Count("beds", capacity.Beds)
        ?? Count("shelterPlaces", capacity.ShelterPlaces) ?? Count("cargoADay", capacity.CargoTonnesADay)
        ?? Count("storage", capacity.StorageSquareMetres);

    static Refusal? Count(string member, long? value, long most = MaxCount) =>
        value < 0 || value > most ? Refusal.Invalid($"capacity.{member}", $"not below 0, not above {most}") : null;

    static Refusal? RefuseLines(string member, IReadOnlyList<string> lines)
    {
        if (lines.Count > MaxLines) return Refusal.Invalid(member, $"at most {MaxLines}");
        for (var i = 0; i < lines.Count; i++)
        {
            // A list that comes as JSON may hold nothing at a place.
            if (lines[i] is null) return Refusal.Invalid($"{member}[{i}]", "text");
            if (Texts.LineFault(lines[i], MaxLine) is { } fault) return Refusal.Invalid($"{member}[{i}]", fault);
        }

        return null;
    }
}
