using System.Text;
using CsCheck;
using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class SpifTests
{
    [Fact]
    public void A_policy_file_gives_levels_tags_and_phrases()
    {
        var policy = Samples.Jjoc;
        Assert.Equal("JJOC-DEMO", policy.Identifier);
        Assert.Equal("JPN", policy.Home);
        Assert.StartsWith("2.25.", policy.Oid, StringComparison.Ordinal);
        Assert.Equal(
            ["UNCLASSIFIED", "CAUTION", "HI", "GOKUHI", "KIMITSU"], policy.Classifications.Select(level => level.Name));
        var secret = policy.FindClassification("GOKUHI");
        Assert.Equal("GH", secret?.Portion);
        Assert.Equal("極秘", secret?.Phrases["ja"]);
        Assert.Equal("red", secret?.Color);
        Assert.Equal(CategoryType.Restrictive, policy.FindTag("Dissemination Control")?.Type);
        Assert.Equal(CategoryType.Informative, policy.FindTag("Handling")?.Type);
        Assert.Equal(3, policy.Release.Values.Length);
    }

    [Theory]
    [InlineData("SECRET//REL TO USA, JPN", "//USA GOKUHI//REL TO USA, JPN")]
    [InlineData("CONFIDENTIAL", "//USA HI")]
    [InlineData(
        "UNCLASSIFIED//ORCON/REL TO USA, JPN//EXERCISE",
        "//USA UNCLASSIFIED//ORIGINATOR CONTROL/REL TO USA, JPN//EXERCISE")]
    [InlineData("//JPN TOP SECRET//REL TO USA, JPN", "KIMITSU//REL TO USA, JPN")]
    [InlineData("//JOINT SECRET JPN USA//REL TO USA, JPN", "//JOINT GOKUHI JPN USA//REL TO USA, JPN")]
    public void An_equivalent_label_says_the_same_under_the_other_policy(string banner, string expected)
    {
        var equivalence = Equivalence(Samples.Jfhq, Samples.Jjoc);
        Assert.True(Label.TryParse(banner, Samples.Jfhq, out var label, out var error), error);
        Assert.True(equivalence.TryMap(label, out var mapped, out error), error);
        Assert.Equal(expected, mapped.ToBanner());
    }

    [Fact]
    public void What_has_no_equivalent_is_refused()
    {
        var equivalence = Equivalence(Samples.Jfhq, Samples.Jjoc);
        Assert.True(Label.TryParse("SECRET//NOFORN", Samples.Jfhq, out var label, out _));
        Assert.False(equivalence.TryMap(label, out var mapped, out var error));
        Assert.Null(mapped);
        Assert.Contains("NOFORN", error, StringComparison.Ordinal);
        Assert.False(equivalence.TryMap(Label.NodeDefault(Samples.Jjoc), out _, out _));
    }

    [Fact]
    public void An_equivalence_never_lowers_and_releases_to_nobody_new()
    {
        foreach (var (source, target) in new[] { (Samples.Jfhq, Samples.Jjoc), (Samples.Jjoc, Samples.Jfhq) })
        {
            var (there, back) = (Equivalence(source, target), Equivalence(target, source));
            var mappedCount = 0;
            Gen.Select(LabelGen.Labels(source), LabelGen.Labels(source)).Sample((a, b) =>
            {
                if (!there.TryMap(a, out var mappedA, out _) || !there.TryMap(b, out var mappedB, out _))
                    return;
                Interlocked.Increment(ref mappedCount);
                Assert.Equal(a.ReleasableTo, mappedA.ReleasableTo);
                if (a.Classification.Hierarchy <= b.Classification.Hierarchy)
                    Assert.True(mappedA.Classification.Hierarchy <= mappedB.Classification.Hierarchy);
                if (back.TryMap(mappedA, out var home, out _))
                {
                    Assert.True(home.Classification.Hierarchy >= a.Classification.Hierarchy);
                    var control = source.FindTag("Dissemination Control")!;
                    Assert.Equal(a.Find(control)?.Values ?? [], home.Find(control)?.Values ?? []);
                }
            }, iter: 2000);
            Assert.True(mappedCount > 50, $"Only {mappedCount} pairs could be mapped.");
        }
    }

    [Fact]
    public void Policies_that_lower_a_level_between_them_have_no_equivalence()
    {
        var lowering = Read(
            Samples.Text("jjoc.spif.xml").Replace(
                "policyRef=\"JFHQ-DEMO\" lacv=\"3\"", "policyRef=\"JFHQ-DEMO\" lacv=\"2\"", StringComparison.Ordinal),
            out _);
        Assert.NotNull(lowering);
        Assert.False(PolicyEquivalence.TryCreate(Samples.Jfhq, lowering, out _, out var error));
        Assert.Contains("GOKUHI", error, StringComparison.Ordinal);

        // CAUTION becomes SECRET while HI, above it, becomes CONFIDENTIAL; there and back nothing is lowered.
        var text = Samples.Text("jjoc.spif.xml");
        const string Confidential = "policyRef=\"JFHQ-DEMO\" lacv=\"2\"";
        var first = text.IndexOf(Confidential, StringComparison.Ordinal);
        var crossing = Read(
            text[..first] + "policyRef=\"JFHQ-DEMO\" lacv=\"3\"" + text[(first + Confidential.Length)..], out _);
        Assert.NotNull(crossing);
        Assert.False(PolicyEquivalence.TryCreate(crossing, Samples.Jfhq, out _, out error));
        Assert.Contains("below the equivalent of a lower level", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schemaVersion=\"2.1\"", "schemaVersion=\"1.0\"")]
    [InlineData("http://www.xmlspif.org/spif", "http://www.xmslpif.org/spif")]
    [InlineData("<spif:SPIF ", "<!DOCTYPE a [<!ENTITY b \"c\">]><spif:SPIF ")]
    [InlineData("hierarchy=\"2\"", "hierarchy=\"1\"")]
    [InlineData("hierarchy=\"2\"", "hierarchy=\"-2\"")]
    [InlineData("hierarchy=\"2\"", "")]
    [InlineData("lacv=\"392\"", "lacv=\"840\"")]
    [InlineData("name=\"SECRET\"", "name=\"secret\"")]
    [InlineData("name=\"SECRET\"", "name=\"CONFIDENTIAL\"")]
    [InlineData("tagType=\"restrictive\">", "tagType=\"informative\">")]
    [InlineData("tagType=\"restrictive\">", "tagType=\"restrictive\" singleSelection=\"true\">")]
    [InlineData("enumType=\"permissive\">", "enumType=\"restrictive\">")]
    [InlineData("name=\"JPN\"", "name=\"JAPAN\"")]
    [InlineData("policyRef=\"JJOC-DEMO\"", "policyRef=\"OTHER\"")]
    [InlineData("applied=\"both\"", "applied=\"sometimes\"")]
    [InlineData("all=\"true\"", "all=\"true\" lacv=\"1\"")]
    [InlineData("<spif:excludedCategory ", "<spif:requiredCategory ")]
    [InlineData("<spif:equivalentPolicies>", "<spif:extensions/><spif:equivalentPolicies>")]
    [InlineData("id=\"2.25.265144297101946329118043563271870512337\"", "id=\"2.025\"")]
    public void A_policy_that_is_not_understood_in_full_is_refused(string from, string to)
    {
        var text = Samples.Text("jfhq.spif.xml");
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Null(Read(text.Replace(from, to, StringComparison.Ordinal), out var error));
        Assert.NotEmpty(error!);
    }

    [Fact]
    public void A_required_and_an_excluded_class_are_rules_of_the_labels()
    {
        var text = Samples.Text("jfhq.spif.xml")
            .Replace(
                "<spif:securityClassification name=\"TOP SECRET\" lacv=\"4\" hierarchy=\"4\" color=\"#ff8c00\">",
                "<spif:securityClassification name=\"TOP SECRET\" lacv=\"4\" hierarchy=\"4\" color=\"#ff8c00\">"
                + "<spif:requiredCategory operation=\"oneOrMore\">"
                + "<spif:categoryGroup tagSetRef=\"Dissemination Control\" tagType=\"restrictive\" all=\"true\"/>"
                + "</spif:requiredCategory>",
                StringComparison.Ordinal)
            .Replace(
                "<spif:tagCategory name=\"AUS\" lacv=\"36\"/>",
                "<spif:tagCategory name=\"AUS\" lacv=\"36\"><spif:excludedClass>SECRET</spif:excludedClass>"
                + "</spif:tagCategory>",
                StringComparison.Ordinal);
        var policy = Read(text, out var error);
        Assert.True(policy is not null, error);
        Assert.False(Label.TryParse("TOP SECRET", policy, out _, out _));
        Assert.True(Label.TryParse("TOP SECRET//ORCON", policy, out _, out _));
        Assert.False(Label.TryParse("SECRET//REL TO USA, AUS", policy, out _, out _));
        Assert.True(Label.TryParse("CONFIDENTIAL//REL TO USA, AUS", policy, out _, out _));
        Assert.False(Label.TryParse("CONFIDENTIAL//REL TO AUS", policy, out _, out _));
        Assert.False(Label.TryParse("//USA SECRET", policy, out _, out _));
    }

    [Fact]
    public void Version_3_says_the_portion_by_a_short_phrase()
    {
        var text = Samples.Text("jfhq.spif.xml")
            .Replace("schemaVersion=\"2.1\"", "schemaVersion=\"3.0\"", StringComparison.Ordinal)
            .Replace("markingData phrase=\"S\">", "markingData shortPhrase=\"SE\">", StringComparison.Ordinal);
        Assert.Equal("SE", Read(text, out _)?.FindClassification("SECRET")?.Portion);
    }

    [Fact]
    public void Bytes_and_depth_are_bounded()
    {
        Assert.Null(Read(new string(' ', SpifReader.MaxBytes + 1), out _));
        Assert.Null(Read(
            $"<SPIF xmlns=\"{SpifReader.Namespace}\">{string.Concat(Enumerable.Repeat("<a>", 20_000))}", out _));
    }

    static PolicyEquivalence Equivalence(LabelPolicy source, LabelPolicy target)
    {
        Assert.True(PolicyEquivalence.TryCreate(source, target, out var equivalence, out var error), error);
        return equivalence;
    }

    static LabelPolicy? Read(string text, out string? error)
    {
        SpifReader.TryRead(Encoding.UTF8.GetBytes(text), "USA", out var policy, out error);
        return policy;
    }
}
