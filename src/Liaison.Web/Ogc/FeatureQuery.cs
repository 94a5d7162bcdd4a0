using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Layers;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Ogc;

/// <summary>Which features are asked for, and in which coordinates.</summary>
sealed record FeatureQuery
{
    public const int DefaultLimit = 1_000;
    public const int MaxLimit = 10_000;
    const int MaxNumbers = 6;
    const int MaxTextLength = 200;

    static readonly string[] OfMany = ["bbox", "bbox-crs", "crs", "datetime", "limit", "after"];
    static readonly string[] OfOne = ["crs"];

    /// <summary>Where features must be, in part at least; null for everywhere.</summary>
    public GeoBox? Box { get; private init; }

    /// <summary>When features must hold, in part at least.</summary>
    public TimeInterval When { get; private init; } = TimeInterval.Always;

    /// <summary>The most features of a page.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>Where the page begins: 0, or <see cref="FeaturePage.Next"/> of the page before.</summary>
    public int After { get; private init; }

    /// <summary>The coordinates of the answer.</summary>
    public CoordinateSystem Crs { get; private init; } = CoordinateSystem.Crs84;

    /// <summary>Whether a feature is one of those.</summary>
    public bool Fits(Feature feature) =>
        feature.When.Intersects(When)
        && (Box is not { } box || (feature.Geometry is { } geometry && GeometryBounds.Intersects(geometry, box)));

    /// <summary>Takes the page out of all features of a collection.</summary>
    public FeaturePage PageOf(IEnumerable<Feature> all)
    {
        var page = new List<Feature>();
        var (matched, next) = (0, -1);
        foreach (var (index, feature) in all.Index())
        {
            if (!Fits(feature)) continue;
            matched++;
            if (index < After) continue;
            if (page.Count < Limit) page.Add(feature);
            else if (next < 0) next = index;
        }

        return new FeaturePage(page, matched, next);
    }

    /// <summary>Reads the parameters of a request for many features.</summary>
    public static bool TryRead(IQueryCollection parameters, out FeatureQuery query, out ProblemHttpResult refusal) =>
        TryRead(parameters, OfMany, out query, out refusal);

    /// <summary>Reads the parameters of a request for one feature.</summary>
    public static bool TryReadOne(IQueryCollection parameters, out FeatureQuery query, out ProblemHttpResult refusal) =>
        TryRead(parameters, OfOne, out query, out refusal);

    /// <summary>Refuses parameters where none are known.</summary>
    public static ProblemHttpResult? WhatIsUnknown(IQueryCollection parameters) => WhatIsUnknown(parameters, []);

    static bool TryRead(
        IQueryCollection parameters, string[] known, out FeatureQuery query, out ProblemHttpResult refusal)
    {
        query = new FeatureQuery();
        refusal = WhatIsUnknown(parameters, known)!;
        if (refusal is not null) return false;
        string? Of(string name) => parameters[name] is [{ } text] ? text : null;

        var (crs, boxCrs) = (CoordinateSystem.Crs84, CoordinateSystem.Crs84);
        var (box, when, limit, after) = ((GeoBox?)null, TimeInterval.Always, DefaultLimit, 0);
        if (Of("crs") is { } crsText && (crs = CoordinateSystem.Find(crsText)) is null)
            refusal = Problem.BadParameter("crs", $"one of {string.Join(", ", CoordinateSystem.Uris)}");
        else if (Of("bbox-crs") is { } boxCrsText && (boxCrs = CoordinateSystem.Find(boxCrsText)) is null)
            refusal = Problem.BadParameter("bbox-crs", $"one of {string.Join(", ", CoordinateSystem.Uris)}");
        else if (Of("bbox") is { } boxText && !TryReadBox(boxText, boxCrs!, out box))
            refusal = Problem.BadParameter("bbox", "four or six numbers, least of each axis, then greatest");
        else if (Of("datetime") is { } timeText && !TimeInterval.TryParse(timeText, out when))
            refusal = Problem.BadParameter("datetime", "an instant of RFC 3339, or two as from/to; .. for an open end");
        else if (Of("limit") is { } limitText && (!TryReadNumber(limitText, out limit) || limit < 1))
            refusal = Problem.BadParameter("limit", $"a whole number from 1; {MaxLimit} are given at most");
        else if (Of("after") is { } afterText && !TryReadNumber(afterText, out after))
            refusal = Problem.BadParameter("after", "take it from a link of rel next");
        if (refusal is not null) return false;
        query = new FeatureQuery
        {
            Box = box,
            When = when,
            Limit = Math.Min(limit, MaxLimit),
            After = after,
            Crs = crs!,
        };
        return true;
    }

    /// <summary>A name that is spelt wrong would otherwise widen the answer without a word.</summary>
    static ProblemHttpResult? WhatIsUnknown(IQueryCollection parameters, string[] known)
    {
        foreach (var (name, values) in parameters)
        {
            var shown = name[..Math.Min(name.Length, MaxTextLength)];
            if (!known.Contains(name))
            {
                var names = known.Length == 0 ? "no parameter is" : $"{string.Join(", ", known)} are";
                return Problem.BadParameter(shown, $"not known here; {names}");
            }

            if (values.Count != 1) return Problem.BadParameter(shown, "once only");
            if (values[0]?.Length > MaxTextLength)
                return Problem.BadParameter(shown, $"at most {MaxTextLength} characters");
        }

        return null;
    }

    static bool TryReadBox(ReadOnlySpan<char> text, CoordinateSystem crs, out GeoBox? box)
    {
        box = null;
        Span<Range> parts = stackalloc Range[MaxNumbers + 1];
        Span<double> numbers = stackalloc double[MaxNumbers];
        var count = text.Split(parts, ',');
        if (count is not (4 or 6)) return false;
        for (var i = 0; i < count; i++)
        {
            if (!double.TryParse(text[parts[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i]))
            {
                return false;
            }
        }

        // With heights there are three axes; what is there has a place, whatever its height.
        var (x2, y2) = count == 4 ? (numbers[2], numbers[3]) : (numbers[3], numbers[4]);
        var isBox = crs.TryMakeBox(numbers[0], numbers[1], x2, y2, out var made);
        box = made;
        return isBox;
    }

    // Zeros may stand before it: more digits than a number has are no fault, as long as it fits.
    static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
