namespace Liaison.Headquarters.Tests.Records;

/// <summary>A layout in words, as <c>BodyCodec.ShapeOf</c> prints it, taken apart.</summary>
/// <param name="Kind">A simple type's name, <c>()</c> for positions, <c>[]</c> for a list, <c>|</c> for names.</param>
/// <param name="Name">The name of the member that it is; of an enumeration's type; empty otherwise.</param>
/// <param name="Parts">Members, or the list's item.</param>
/// <param name="Words">The names of an enumeration.</param>
/// <param name="IsOptional">Whether there may be nothing.</param>
sealed record Shape(string Kind, string Name, IReadOnlyList<Shape> Parts, IReadOnlyList<string> Words, bool IsOptional)
{
    public static Shape Parse(string text)
    {
        var at = 0;
        var shape = Read(text, ref at, "");
        Assert.Equal(text.Length, at);
        return shape;
    }

    /// <summary>
    /// Whether a node that knows this shape reads all that one of the earlier shape wrote, and the other way round but
    /// for what is new: members only at the end, names of enumerations only added, nothing that becomes required.
    /// </summary>
    public bool Follows(Shape earlier) =>
        Kind == earlier.Kind && (IsOptional || !earlier.IsOptional)
        && Parts.Count >= earlier.Parts.Count && earlier.Words.All(Words.Contains)
        && earlier.Parts.Zip(Parts).All(pair => pair.Second.Name == pair.First.Name && pair.Second.Follows(pair.First));

    static Shape Read(string text, ref int at, string name)
    {
        var shape = text[at] switch
        {
            '(' => new Shape("()", name, Members(text, ref at), [], false),
            '[' => List(text, ref at, name),
            _ => Simple(text, ref at, name),
        };
        if (at >= text.Length || text[at] != '?') return shape;
        at++;
        return shape with { IsOptional = true };
    }

    static List<Shape> Members(string text, ref int at)
    {
        var members = new List<Shape>();
        do
        {
            at += members.Count == 0 ? 1 : 2;
            var blank = text.IndexOf(' ', at);
            var name = text[at..blank];
            at = blank + 1;
            members.Add(Read(text, ref at, name));
        }
        while (text[at] == ',');
        at++;
        return members;
    }

    static Shape List(string text, ref int at, string name)
    {
        at++;
        var item = Read(text, ref at, "");
        at++;
        return new Shape("[]", name, [item], [], false);
    }

    static Shape Simple(string text, ref int at, string name)
    {
        var begin = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
        var type = text[begin..at];
        if (at >= text.Length || text[at] != '(') return new Shape(type, name, [], [], false);
        var end = text.IndexOf(')', at);
        var words = text[(at + 1)..end].Split('|');
        at = end + 1;
        return new Shape("|", name, [], words, false);
    }
}
