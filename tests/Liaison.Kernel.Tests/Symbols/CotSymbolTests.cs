using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Liaison.Kernel.Symbols;

namespace Liaison.Kernel.Tests.Symbols;

public sealed partial class CotSymbolTests
{
    const string Affiliations = "puafnshjkox";

    static readonly string[] Functions =
        [.. CotSymbolTable.Functions.Select(Text).Where(text => char.IsUpper(text[0]))];

    static readonly Gen<string> Types =
        from affiliation in Gen.Char[Affiliations]
        from function in Gen.Int[0, Functions.Length - 1].Select(i => Functions[i])
        from tail in Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char["ABCXYZabz019-."], 1, 8].Select(text => "-" + text))
        select $"a-{affiliation}-{function}{tail}";

    [Theory]
    [InlineData("a-f-G-U-C-I", "10031000001211000000")]
    [InlineData("a-h-G-E-V-A-T", "10061500001202000000")]
    [InlineData("a-f-G-E-V-A-A-R", "10031500001201080000")]
    [InlineData("a-n-A-C-F", "10040100001201000000")]
    [InlineData("a-n-A-C-H", "10040100001202000000")]
    [InlineData("a-f-A-M-F-Q", "10030100001103000000")]
    [InlineData("a-f-A-M-H", "10030100001102000000")]
    [InlineData("a-f-S-C-L-D-D", "10033000001202030000")]
    [InlineData("a-n-S-X-M", "10043000001401000000")]
    [InlineData("a-n-S-X-F", "10043000001402000000")]
    [InlineData("a-s-U-S", "10053500001101000000")]
    [InlineData("a-u-P-S", "10010500001107000000")]
    [InlineData("a-f-G-I-X-H", "10032000001207020000")]
    [InlineData("a-j-A-M-F", "10150100001101000000")]
    [InlineData("a-k-A-M-F", "10160100001101000000")]
    [InlineData("b-a-o-tbl", "10014000001312000000")]
    [InlineData("b-r-f-h-c", "10034000001313000000")]
    [InlineData("b-m-p-w", "10012500001318000000")]
    [InlineData("b-l-f-a", "10014000001400000000")]
    public void A_common_type_has_the_symbol_of_the_standard(string type, string sidc)
    {
        var digits = new byte[Sidc.ShortLength];
        Assert.True(CotSymbol.TryMap(Encoding.ASCII.GetBytes(type), digits));
        Assert.Equal(sidc, Encoding.ASCII.GetString(digits));
        Assert.Equal(sidc, CotSymbol.ToSidc(type).ToString());
    }

    [Theory]
    [InlineData("", "10010000000000000000")]
    [InlineData("a", "10010000000000000000")]
    [InlineData("a-f", "10030000000000000000")]
    [InlineData("a-f-g-U", "10030000000000000000")]
    [InlineData("a-f-F-U", "10030000000000000000")]
    [InlineData("a-zz-G", "10011000000000000000")]
    [InlineData("a-.-G", "10011000000000000000")]
    [InlineData("a-F-G", "10011000000000000000")]
    [InlineData("a-o-G", "10011000000000000000")]
    [InlineData("A-f-G", "10010000000000000000")]
    [InlineData("t-x-c-t", "10010000000000000000")]
    [InlineData("u-d-f", "10010000000000000000")]
    [InlineData("a--G", "10011000000000000000")]
    [InlineData("a-f-G-", "10031000000000000000")]
    [InlineData("a-f-G-Q-Q-Q", "10031000000000000000")]
    [InlineData("a-f-GG-U", "10030000000000000000")]
    public void What_is_not_understood_becomes_unknown_or_the_nearest_ancestor(string type, string sidc) =>
        Assert.Equal(sidc, CotSymbol.ToSidc(type).ToString());

    [Fact]
    public void A_round_trip_never_changes_an_affiliation() => Types.Sample(type =>
    {
        var back = CotSymbol.ToCotType(CotSymbol.ToSidc(type));
        return back[2] == (type[2] is 'o' or 'x' ? 'u' : type[2]);
    });

    [Fact]
    public void A_second_trip_changes_nothing() => Types.Sample(type =>
    {
        var sidc = CotSymbol.ToSidc(type);
        var back = CotSymbol.ToCotType(sidc);
        return CotSymbol.ToSidc(back) == sidc && CotSymbol.ToCotType(CotSymbol.ToSidc(back)) == back;
    });

    [Fact]
    public void Each_row_of_the_table_keeps_symbol_and_affiliation()
    {
        Assert.True(Functions.Length > 400);
        foreach (var function in Functions)
        {
            foreach (var affiliation in Affiliations)
            {
                var sidc = CotSymbol.ToSidc($"a-{affiliation}-{function}");
                var back = CotSymbol.ToCotType(sidc);
                Assert.Equal(affiliation is 'o' or 'x' ? 'u' : affiliation, back[2]);
                Assert.Equal(sidc, CotSymbol.ToSidc(back));
            }
        }
    }

    [Fact]
    public void Every_symbol_keeps_its_identity_through_a_type() => Gen.Select(
        Gen.Enum<StandardIdentity>(), Gen.Enum<SymbolSet>(), Gen.Int[0, 999_999], Gen.Enum<SymbolContext>()).Sample(
        (identity, set, entity, context) =>
        {
            var sidc = Sidc.Create(identity, set, entity).WithContext(context);
            var back = CotSymbol.ToSidc(CotSymbol.ToCotType(sidc));
            return back.Identity == identity && back.IsJoker == sidc.IsJoker && back.IsFaker == sidc.IsFaker;
        });

    [Fact]
    public void An_exercise_never_makes_a_suspect_a_joker_or_a_hostile_a_faker()
    {
        foreach (var affiliation in Affiliations)
        {
            var sidc = CotSymbol.ToSidc($"a-{affiliation}-G-U-C", SymbolContext.Exercise);
            Assert.Equal(affiliation is 'o' or 'x' ? 'u' : affiliation, CotSymbol.Affiliation(sidc));
            var expected = affiliation is 's' or 'h' ? SymbolContext.Reality : SymbolContext.Exercise;
            Assert.Equal(expected, sidc.Context);
        }
    }

    [Fact]
    public void Any_bytes_give_a_valid_symbol_and_any_room_is_respected() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        var digits = new byte[24];
        CotSymbol.TryMap(bytes, digits);
        Assert.True(Sidc.TryParse(digits.AsSpan(0, Sidc.ShortLength), out var sidc));
        Assert.Equal(new byte[4], digits[Sidc.ShortLength..]);
        Assert.False(CotSymbol.TryWriteCotType(sidc, new byte[4], out var written) && written > 4);
        return CotSymbol.ToCotType(sidc).Length <= CotSymbol.MaxCotTypeLength;
    });

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        var type = "a-f-G-U-C-I-Z-q"u8;
        Span<byte> digits = stackalloc byte[Sidc.ShortLength];
        CotSymbol.TryMap(type, digits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            CotSymbol.TryMap(type, digits);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Every_atom_of_the_published_hierarchy_keeps_its_affiliation()
    {
        var text = File.ReadAllText(SampleData.Find("cot/mitre-xsd/types.txt"));
        var functions = Atom().Matches(text).Select(match => match.Groups[1].Value)
            .Concat(DimensionLetter().Matches(text).Select(match => match.Groups[1].Value))
            .Concat(FunctionLine().Matches(text).Select(match => "G-" + match.Groups[1].Value))
            .Distinct().ToArray();
        Assert.True(functions.Length >= 9, $"{functions.Length} atoms were found.");
        foreach (var function in functions)
        {
            foreach (var affiliation in Affiliations)
            {
                var type = $"a-{affiliation}-{function}";
                Assert.True(CotSymbol.TryMap(Encoding.ASCII.GetBytes(type), new byte[Sidc.ShortLength]), type);
                var back = CotSymbol.ToCotType(CotSymbol.ToSidc(type));
                Assert.Equal(affiliation is 'o' or 'x' ? 'u' : affiliation, back[2]);
                Assert.Equal(function[0], back[4]);
            }
        }
    }

    [Fact]
    public void Every_entity_of_the_table_is_in_the_published_tables()
    {
        var folder = SampleData.Find("sidc/mil-std-2525d");
        var files = new Dictionary<string, string>
        {
            ["01"] = "Air",
            ["02"] = "Air missile",
            ["05"] = "Space",
            ["10"] = "Land unit",
            ["15"] = "Land equipment",
            ["20"] = "Land installation",
            ["25"] = "Control Measures",
            ["30"] = "Sea surface",
            ["35"] = "Sea subsurface",
            ["36"] = "Mine warfare",
            ["40"] = "Activities",
        };
        var known = files.ToDictionary(
            pair => pair.Key, pair => File.ReadAllText(Path.Combine(folder, pair.Value + ".tsv")).Split('\t', '\n'));
        foreach (var function in CotSymbolTable.Functions)
        {
            Assert.True(CotSymbolTable.TryFind(function, out var entry));
            if (entry.SymbolSet != 0)
                Assert.Contains($"{entry.Entity:D6}", known[$"{entry.SymbolSet:D2}"]);
        }
    }

    static string Text(ulong function)
    {
        var bytes = new byte[CotSymbol.MaxCotTypeLength];
        Assert.True(CotFunctionKey.TryFormat(function, bytes, out var written));
        return Encoding.ASCII.GetString(bytes, 0, written);
    }

    [GeneratedRegex(@"\ba-[a-z]-([A-Z](?:-[A-Z])*)")]
    private static partial Regex Atom();

    [GeneratedRegex(@"^-\s+([PAGSUX]) - (?:Space|Air|Ground|Sea|Other)", RegexOptions.Multiline)]
    private static partial Regex DimensionLetter();

    [GeneratedRegex(@"^-\s+([A-Z](?:-[A-Z]){3,}) - ", RegexOptions.Multiline)]
    private static partial Regex FunctionLine();
}
