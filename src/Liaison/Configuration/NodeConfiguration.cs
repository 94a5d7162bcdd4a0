using Liaison.Feeds.Running;
using Liaison.Picture.Recording;
using Liaison.Tak;
using Liaison.Web;
using Liaison.Web.Accounts;
using Liaison.Web.Accounts.OpenId;
using Liaison.Web.Map;

namespace Liaison.Configuration;

/// <summary>
/// Everything that can be configured. To add a setting, add a property with a description and a default to its record;
/// to add a section, add it to <see cref="Sections"/> and as a property here.
/// </summary>
sealed record NodeConfiguration(
    NodeOptions Node, JournalOptions Journal, WebOptions Web, AccountOptions Accounts, OpenIdOptions OpenId,
    TakOptions Tak, FeedsOptions Feeds, RecordingOptions Recording, MapOptions Map, LogOptions Log,
    TelemetryOptions Telemetry)
{
    /// <summary>The sections by name, each with its record.</summary>
    public static readonly IReadOnlyList<(string Name, Type Type)> Sections =
    [
        ("node", typeof(NodeOptions)),
        ("journal", typeof(JournalOptions)),
        ("web", typeof(WebOptions)),
        ("accounts", typeof(AccountOptions)),
        ("openId", typeof(OpenIdOptions)),
        ("tak", typeof(TakOptions)),
        ("feeds", typeof(FeedsOptions)),
        ("recording", typeof(RecordingOptions)),
        ("map", typeof(MapOptions)),
        ("log", typeof(LogOptions)),
        ("telemetry", typeof(TelemetryOptions)),
    ];

    /// <summary>Reads the file and lays the environment over it.</summary>
    /// <exception cref="ConfigurationException">There are problems; it names all of them.</exception>
    public static NodeConfiguration Load(string file, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var errors = new List<string>();
        var root = Setting.FromFile(file, errors);
        if (errors.Count > 0)
            throw new ConfigurationException(errors);
        root.Overlay(environment);
        var binder = new OptionsBinder(errors);
        foreach (var (name, setting) in root.Children)
        {
            if (!Sections.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                binder.ReportUnknown(setting, name, Sections.Select(s => s.Name));
        }

        var values = Sections.ToDictionary(s => s.Type, s => binder.Bind(s.Type,
            root.Children.GetValueOrDefault(s.Name) ?? Setting.Empty(file), s.Name));
        if (errors.Count > 0)
            throw new ConfigurationException(errors);

        T Get<T>() => (T)values[typeof(T)]!;
        return new(
            Get<NodeOptions>(), Get<JournalOptions>(), Get<WebOptions>(), Get<AccountOptions>(),
            Get<OpenIdOptions>(), Get<TakOptions>(), Get<FeedsOptions>(), Get<RecordingOptions>(),
            Get<MapOptions>(), Get<LogOptions>(), Get<TelemetryOptions>());
    }
}

/// <summary>The configuration has problems, one in each line of the message.</summary>
sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
