using Liaison.Kernel.Symbols;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>
/// Units of one side of a scenario in the Military Scenario Definition Language (SISO-STD-007): their handles, names,
/// echelons, places, and the unit or the side that commands each.
/// </summary>
static class MsdlReader
{
    const string Namespaces = "urn:sisostds:scenario:military:data:";
    const int CodeLength = 15;

    public static ImportReading Read(string text, ImportWish wish)
    {
        var reading = new ImportReading(ImportFormat.Msdl);
        if (!XmlPart.TryRead(text, out var root, out var line))
            reading.Fault(line, null, null, "XML that can be read, without a document type");
        else if (root.Name is "Message" or "MessageBody" or "C2SIMInitializationBody")
            reading.Fault(root.Line, null, null, "no C2SIM, which is not read; send MSDL, ORBAT Mapper, JSON or CSV");
        else if (root.Name != "MilitaryScenario" || !root.Namespace.StartsWith(Namespaces, StringComparison.Ordinal))
            reading.Fault(root.Line, null, null, $"the element MilitaryScenario of {Namespaces}...");
        else
            ReadScenario(root, wish, reading);
        return reading;
    }

    static void ReadScenario(XmlPart root, ImportWish wish, ImportReading reading)
    {
        var sides = root.Find("ForceSides")?.Children.FindAll(child => child.Name == "ForceSide") ?? [];
        var side = wish.Side is null
            ? sides.FirstOrDefault() : sides.Find(one => one.TextAt("ForceSideName") == wish.Side);
        if (side is null)
        {
            reading.Fault(
                root.Line, null, "ForceSides", wish.Side is null ? "a side" : $"a side of the name {wish.Side}");
            return;
        }

        // A force has the handle of its side as its allegiance; a side its own.
        var own = sides.Where(one => one == side || one.TextAt("AllegianceHandle") == side.TextAt("ObjectHandle"))
            .Select(one => one.TextAt("ObjectHandle")).ToHashSet();
        var units = root.Find("Organizations", "Units")?.Children.FindAll(child => child.Name == "Unit") ?? [];
        var known = new Dictionary<string, XmlPart>();
        foreach (var unit in units) known.TryAdd(unit.TextAt("ObjectHandle") ?? "", unit);
        var left = 0;
        foreach (var unit in units)
        {
            if (own.Contains(SideOf(unit, known))) ReadUnit(unit, wish, reading);
            else left++;
        }

        if (left > 0) reading.Note($"{left} units of other sides were left out.");
        if (root.Find("Organizations", "Equipment") is not null) reading.Note("Equipment was left out.");
    }

    /// <summary>The handle of the side of the unit at the top; null where there is none.</summary>
    static string? SideOf(XmlPart unit, Dictionary<string, XmlPart> known)
    {
        // As many steps as a tree may have levels: there may be a circle.
        for (var steps = 0; steps <= UnitRules.MaxDepth; steps++)
        {
            if (Data(unit)?.TextAt("ForceSideHandle") is { } side) return side;
            if (Superior(unit) is not { } superior || !known.TryGetValue(superior, out unit!)) return null;
        }

        return null;
    }

    static void ReadUnit(XmlPart part, ImportWish wish, ImportReading reading)
    {
        var unit = new UnitValues(reading, part.Line, part.TextAt("ObjectHandle") ?? "");
        var echelon = part.TextAt("UnitSymbolModifiers", "Echelon");
        var size = echelon is null or "NONE" ? null : unit.Echelon("Echelon", echelon);
        var code = part.TextAt("SymbolIdentifier");
        if (code is { Length: not CodeLength })
            unit.Fault("SymbolIdentifier", $"{CodeLength} characters of MIL-STD-2525B or C");
        var sidc = code is { Length: CodeLength } ? SymbolOf(code, size) : null;
        var place = part.Find("Disposition", "Location", "CoordinateData", "GDC");
        if (part.Find("Disposition", "Location") is { } location && place is null)
            reading.Note($"Line {location.Line}: places are read in geodetic coordinates (GDC) alone.");
        unit.Add(new UnitDetails(
            part.TextAt("Name") ?? part.TextAt("UnitSymbolModifiers", "UniqueDesignation") ?? "",
            Superior(part),
            code is [_, _, 'F', ..] ? Component.SpecialOperations : unit.ComponentOf(sidc, wish),
            size,
            sidc,
            Position: place is null ? null : unit.Position(
                "Longitude", unit.Degrees("Longitude", place.TextAt("Longitude")),
                "Latitude", unit.Degrees("Latitude", place.TextAt("Latitude")))));
    }

    /// <summary>
    /// The symbol of a letter code, as a friend's: the letters of its function are those of a CoT type.
    /// </summary>
    static string? SymbolOf(string code, Echelon? echelon)
    {
        var function = code[4..10].TakeWhile(char.IsAsciiLetterUpper);
        var type = string.Join('-', function.Prepend(code[2]).Prepend('f').Prepend('a'));
        var sidc = CotSymbol.ToSidc(type);
        if (sidc == Sidc.Unknown) return null;
        return (echelon is { } size ? sidc.WithAmplifier((int)size) : sidc).ToString();
    }

    static XmlPart? Data(XmlPart unit) => unit.Find("Relations", "ForceRelation", "ForceRelationData");

    static string? Superior(XmlPart unit) => Data(unit)?.TextAt("CommandRelation", "CommandingSuperiorHandle");
}
