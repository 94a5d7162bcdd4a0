using System.CommandLine;
using System.Text;
using Liaison.Data;
using Liaison.Kernel.Labels;
using Liaison.Kernel.Time;
using Liaison.Picture;
using Liaison.Picture.Groups;
using Liaison.Picture.Observing;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;
using Liaison.Tak.Codec;

namespace Liaison.Commands;

/// <summary><c>replay</c>: what was seen, as CoT.</summary>
static class ReplayCommand
{
    const string Cot = "cot";

    public static Command Create(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var from = Time("--from", "Begin of what is wanted, for example 2026-10-04T15:30:00Z.");
        var to = Time("--to", "End of what is wanted.");
        var format = Options.One<string>("--format", TryParseFormat, Cot);
        format.Description = "How it is written: cot, one CoT XML event in each line.";
        format.HelpName = "FORMAT";
        format.Required = true;
        var command = new Command(
            "replay",
            "Print what was seen, in the order in which it came, from the recording of a node that runs or not. What "
            + "was not recorded is named on standard error.")
        {
            data, from, to, format,
        };
        command.SetAction(parsed => Run(
            terminal, new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode(), parsed.GetRequiredValue(from),
            parsed.GetRequiredValue(to)));
        return command;
    }

    static int Run(Terminal terminal, DataFolder folder, DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to) throw new CommandException("--from must be earlier than --to");
        var recorded = new RecordedPicture(folder.Picture, new GroupTable(), terminal.Time);
        foreach (var gap in recorded.Overview(from, to, 1).Gaps)
            terminal.Say($"not recorded: {IsoTime.Format(gap.From!.Value)} to {IsoTime.Format(gap.To!.Value)}");
        var writer = new CotLines(terminal.Out);
        foreach (var report in recorded.Between(from, to))
            if (report.Kind != ObservationKind.Removed) writer.Write(report);
        if (writer.Failed > 0) terminal.Say($"{writer.Failed} reports cannot be written as CoT");
        return writer.Written == 0 ? CommandLine.Failed : CommandLine.Done;
    }

    static Option<DateTimeOffset> Time(string name, string description)
    {
        var option = Options.One<DateTimeOffset>(
            name, (string text, out DateTimeOffset time) => IsoTime.TryParse(text, out time),
            "a time such as 2026-10-04T15:30:00Z");
        option.Description = description;
        option.HelpName = "T";
        option.Required = true;
        return option;
    }

    static bool TryParseFormat(string text, out string format)
    {
        format = text;
        return text == Cot;
    }

    /// <summary>Writes recorded reports as CoT XML, each in a line of its own.</summary>
    sealed class CotLines(TextWriter output)
    {
        readonly CotReportCodec _codec = new();
        readonly byte[] _buffer = new byte[64 * 1024];
        readonly Dictionary<string, Label?> _labels = new(StringComparer.Ordinal);

        public long Written { get; private set; }

        public long Failed { get; private set; }

        public void Write(RecordedReport report)
        {
            var values = new TrackValues
            {
                Uid = Encoding.UTF8.GetBytes(report.Uid),
                Type = Encoding.UTF8.GetBytes(report.Type),
                How = Encoding.UTF8.GetBytes(report.How),
                Callsign = Encoding.UTF8.GetBytes(report.Callsign),
                Latitude = report.Latitude,
                Longitude = report.Longitude,
                Height = report.Height,
                CircularError = (float)report.CircularError,
                LinearError = (float)report.LinearError,
                Course = (float)report.Course,
                Speed = (float)report.Speed,
                TimeMs = report.TimeMs,
                StartMs = report.StartMs,
                StaleMs = report.StaleMs,
            };
            var text = new ReportText { Label = LabelOf(report.Label) };
            var length = _codec.Write(values, text, WireEncoding.Xml, _buffer);
            if (length < 0)
            {
                Failed++;
                return;
            }

            output.WriteLine(Encoding.UTF8.GetString(_buffer, 0, length));
            Written++;
        }

        /// <summary>A label that the policy does not know any more is no reason to show a report without.</summary>
        Label? LabelOf(string banner)
        {
            if (banner.Length == 0) return null;
            if (_labels.TryGetValue(banner, out var label)) return label;
            return _labels[banner] = Label.TryParse(banner, LabelPolicy.Default, out label, out var error)
                ? label : throw new CommandException($"the recorded label '{banner}' cannot be read: {error}");
        }
    }
}
