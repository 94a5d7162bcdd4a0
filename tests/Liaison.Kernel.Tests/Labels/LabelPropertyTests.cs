using CsCheck;
using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class LabelPropertyTests
{
    static readonly LabelPolicy[] Policies = [LabelPolicy.Default, LabelGen.Rich];

    static void ForAll(Action<Label, Label, Label> property)
    {
        foreach (var policy in Policies)
        {
            var labels = LabelGen.Labels(policy);
            Gen.Select(labels, labels, labels).Sample((a, b, c) => property(a, b, c), iter: 1000);
        }
    }

    [Fact]
    public void A_label_reads_back_from_banner_portion_attributes_xml_and_data() => ForAll((label, _, _) =>
    {
        Assert.True(Label.TryParse(label.ToBanner(), label.Policy, out var banner, out var error), error);
        Assert.True(Label.TryParsePortion(label.ToPortion(), label.Policy, out var portion, out error), error);
        var (access, caveat, release) = CotLabel.From(label);
        Assert.True(CotLabel.TryParse(access, caveat, release, label.Policy, out var report, out error), error);
        var document = new ConfidentialityLabel
        {
            Label = label,
            CreationDateTime = DateTimeOffset.UnixEpoch,
            ReviewDateTime = DateTimeOffset.UnixEpoch.AddTicks(1),
        };
        var bytes = LabelXml.Write(document);
        Assert.True(LabelXml.TryRead(bytes, oid => Known(label, oid), out var xml, out error), error);
        Assert.True(LabelData.From(label).TryCreate(label.Policy, out var data, out error), error);
        Assert.All([banner, portion, report, xml.Label, data], read => Assert.Equal(label, read));
        Assert.Equal(document, xml);
        Assert.Equal(label.GetHashCode(), banner.GetHashCode());
    });

    [Fact]
    public void Dominance_is_commutative_associative_and_idempotent() => ForAll((a, b, c) =>
    {
        Assert.Equal(Label.Dominant(a, b), Label.Dominant(b, a));
        Assert.Equal(Label.Dominant(Label.Dominant(a, b), c), Label.Dominant(a, Label.Dominant(b, c)));
        Assert.Equal(a, Label.Dominant(a, a));
    });

    [Fact]
    public void A_dominant_label_is_valid_and_never_below_either() => ForAll((a, b, _) =>
    {
        var both = Label.Dominant(a, b);
        Assert.True(Label.TryParse(both.ToBanner(), both.Policy, out var parsed, out var error), error);
        Assert.Equal(both, parsed);
        Assert.True(both.Classification.Hierarchy >= a.Classification.Hierarchy);
        Assert.True(both.Classification.Hierarchy >= b.Classification.Hierarchy);
        Assert.All(both.ReleasableTo, nation => Assert.True(a.IsReleasableTo(nation) && b.IsReleasableTo(nation)));
        foreach (var tag in both.Policy.Tags.Where(tag => tag.Type == CategoryType.Restrictive))
        {
            var kept = both.Find(tag)?.Values ?? [];
            Assert.All(a.Find(tag)?.Values ?? [], value => Assert.Contains(value, kept));
            Assert.All(b.Find(tag)?.Values ?? [], value => Assert.Contains(value, kept));
        }
    });

    [Fact]
    public void Nobody_reads_a_dominant_label_whom_one_of_the_two_refuses()
    {
        foreach (var policy in Policies)
        {
            var labels = LabelGen.Labels(policy);
            Gen.Select(labels, labels, LabelGen.Clearances(policy), Gen.Bool).Sample((a, b, reader, here) =>
                !reader.CanRead(Label.Dominant(a, b), here, out _)
                || (reader.CanRead(a, here, out _) && reader.CanRead(b, here, out _)), iter: 3000);
        }
    }

    [Fact]
    public void Raising_a_classification_or_removing_a_nation_lets_no_more_readers_in()
    {
        foreach (var policy in Policies)
        {
            Gen.Select(
                LabelGen.Labels(policy), LabelGen.Clearances(policy), Gen.Bool,
                Gen.Int[0, policy.Classifications.Length - 1]).Sample((label, reader, here, rank) =>
            {
                if (!reader.CanRead(label, here, out _))
                {
                    foreach (var tighter in Tighter(label, policy.Classifications[rank]))
                        Assert.False(reader.CanRead(tighter, here, out _));
                }
            }, iter: 3000);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_but_never_throws() => Gen.OneOf(
        Gen.String[0, 40],
        Gen.String[Gen.Char["/ ,()SECRTJPNUAOL"], 0, 40],
        Gen.String[Gen.Char["/ ,EO"], 0, 12].Select(text => "SECRET//REL TO USA" + text)).Sample(text =>
    {
        if (Label.TryParse(text, LabelPolicy.Default, out var label, out _))
            Assert.Equal(text, label.ToBanner());
        Label.TryParsePortion(text, LabelPolicy.Default, out _, out _);
        CotLabel.TryParse(text, text, text, LabelPolicy.Default, out _, out _);
        CotLabel.TryParse("SECRET", text, text, LabelPolicy.Default, out _, out _);
        LabelXml.TryRead(System.Text.Encoding.UTF8.GetBytes(text), _ => LabelPolicy.Default, out _, out _);
    }, iter: 3000);

    static IEnumerable<Label> Tighter(Label label, Classification level)
    {
        if (level.Hierarchy >= label.Classification.Hierarchy
            && Label.TryCreate(
                label.Policy, level.Name, label.ReleasableTo, label.Categories, out var raised, out _, label.Owners))
        {
            yield return raised;
        }
        foreach (var nation in label.ReleasableTo)
        {
            if (label.TryWithRelease(label.ReleasableTo.Remove(nation), out var narrowed, out _))
                yield return narrowed;
        }
    }

    static LabelPolicy? Known(Label label, string oid) => oid == label.Policy.Oid ? label.Policy : null;
}
