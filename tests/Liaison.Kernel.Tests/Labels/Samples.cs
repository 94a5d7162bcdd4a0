using System.Text;
using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

/// <summary>The invented policies of the two demonstration headquarters.</summary>
static class Samples
{
    public static LabelPolicy Jfhq { get; } = Read("jfhq.spif.xml", "USA");

    public static LabelPolicy Jjoc { get; } = Read("jjoc.spif.xml", "JPN");

    public static string Text(string name)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(name);
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    static LabelPolicy Read(string name, string home)
    {
        Assert.True(SpifReader.TryRead(Encoding.UTF8.GetBytes(Text(name)), home, out var policy, out var error), error);
        return policy;
    }
}
