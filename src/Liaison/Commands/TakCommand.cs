using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Tak;
using Liaison.Tak.Certificates;

namespace Liaison.Commands;

/// <summary><c>tak</c>: certificates of TAK clients.</summary>
static class TakCommand
{
    const int DefaultTlsPort = 8089;
    const int DefaultDays = 730;
    const int MaxDays = 3650;

    public static Command Create(Terminal terminal) => new("tak", "TAK clients.")
    {
        Certificate(terminal),
        Revoke(terminal),
        List(terminal),
    };

    static Command Certificate(Terminal terminal)
    {
        var options = new CertificateOptions();
        var command = new Command("certificate",
            "Make a TAK client's certificate: key and certificate as PEM and PKCS#12, and a data package to import.");
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction(parsed => Issue(terminal, parsed, options, Groups(parsed.GetRequiredValue(options.Group))));
        return command;
    }

    static int Issue(
        Terminal terminal, ParseResult parsed, CertificateOptions options, IReadOnlyList<GroupAccess> groups)
    {
        var folder = new DataFolder(parsed.GetRequiredValue(options.Data)).MustHoldNode();
        var configuration = NodeConfiguration.Load(folder.Configuration, terminal.Environment);
        var name = parsed.GetRequiredValue(options.Name);
        var host = parsed.GetValue(options.Host) ?? FirstName(configuration);
        var port = configuration.Tak.Inputs.FirstOrDefault(i => i.Protocol == TakProtocol.Tls)?.Port ?? DefaultTlsPort;
        var validity = TimeSpan.FromDays(parsed.GetValue(options.Days) is var days and > 0 ? days : DefaultDays);
        var cipher = parsed.GetValue(options.Legacy) ? Pkcs12Cipher.TripleDes : Pkcs12Cipher.Aes;

        using var authority = CertificateAuthority.Open(folder.Keys, terminal.Time);
        using var certificate = authority.IssueClient(name, validity);
        // Registered before the files exist: a certificate that is about can always be revoked.
        new ClientRegistry(folder.Clients).Add(new()
        {
            Name = name,
            Serial = certificate.SerialNumber,
            Fingerprint = CertificateFingerprint.Of(certificate).Value,
            Groups = groups,
            Issued = terminal.Time.GetUtcNow(),
            Expires = certificate.NotAfter.ToUniversalTime(),
        });
        var package = ClientPackage.Write(
            Path.GetFullPath(parsed.GetValue(options.To) ?? "."), authority, certificate,
            new(host, port, configuration.Node.Name), cipher);
        if (CertificateAuthority.LoopbackNames.Contains(host))
            terminal.Say($"The data package points to {host}: for other machines give --host.");

        terminal.Result(parsed.GetValue(CommandLine.Json), new JsonObject
        {
            ["name"] = name,
            ["serial"] = certificate.SerialNumber,
            ["fingerprint"] = CertificateFingerprint.Of(certificate).Value,
            ["expires"] = certificate.NotAfter.ToUniversalTime(),
            ["connect"] = $"{host}:{port}:ssl",
            ["groups"] = new JsonArray([.. groups.Select(g => JsonValue.Create(Text(g)))]),
            ["key"] = package.KeyFile,
            ["certificate"] = package.CertificateFile,
            ["trust"] = package.TrustFile,
            ["pkcs12"] = package.Pkcs12File,
            ["dataPackage"] = package.DataPackageFile,
            ["password"] = package.Password,
        }, $"data package   {package.DataPackageFile}\nPKCS#12        {package.Pkcs12File}\n"
            + $"password       {package.Password}\nkey            {package.KeyFile}\n"
            + $"certificate    {package.CertificateFile}\ntrust          {package.TrustFile}");
        return CommandLine.Done;
    }

    static Command Revoke(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var which = new Argument<string>("client")
        {
            Description = "Name, serial number or fingerprint of the client.",
        };
        var command = new Command("revoke", "Take a TAK client's certificate back; a running node cuts it off at once.")
        {
            data, which,
        };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var text = parsed.GetRequiredValue(which);
            var revoked = new ClientRegistry(folder.Clients).Revoke(text, terminal.Time.GetUtcNow());
            if (revoked.Count == 0)
                throw new CommandException($"no good certificate is called '{text}'; see `liaison tak list`");
            terminal.Result(parsed.GetValue(CommandLine.Json),
                new() { ["revoked"] = new JsonArray([.. revoked.Select(c => JsonValue.Create(c.Serial))]) },
                string.Join('\n', revoked.Select(c => $"revoked   {c.Serial}   {c.Name}")));
            return CommandLine.Done;
        });
        return command;
    }

    static Command List(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var command = new Command("list", "List the TAK clients that got a certificate.") { data };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var clients = new ClientRegistry(folder.Clients).Clients;
            terminal.Result(parsed.GetValue(CommandLine.Json),
                new() { ["clients"] = new JsonArray([.. clients.Select(Describe)]) },
                string.Join('\n', clients.Select(c => $"{Standing(c, terminal.Time)}   {c.Serial}   {c.Name}   "
                    + string.Join(' ', c.Groups.Select(Text)))));
            return CommandLine.Done;
        });
        return command;
    }

    static JsonObject Describe(RegisteredClient client) => new()
    {
        ["name"] = client.Name,
        ["serial"] = client.Serial,
        ["fingerprint"] = client.Fingerprint,
        ["groups"] = new JsonArray([.. client.Groups.Select(g => JsonValue.Create(Text(g)))]),
        ["issued"] = client.Issued,
        ["expires"] = client.Expires,
        ["revoked"] = client.Revoked,
    };

    static string Standing(RegisteredClient client, TimeProvider time) =>
        client.Revoked is not null ? "revoked" : client.Expires <= time.GetUtcNow() ? "expired" : "good   ";

    static GroupAccess[] Groups(GroupAccess[] given) => given.Length > 0 ? given : [GroupAccess.Common];

    static string FirstName(NodeConfiguration configuration) =>
        configuration.Node.ServerNames is [var first, ..] ? first : "localhost";

    static string Text(GroupAccess group) => $"{group.Name}:{group.Direction.ToString().ToLowerInvariant()}";

    /// <summary>The options of <c>tak certificate</c>.</summary>
    sealed class CertificateOptions
    {
        public Option<string> Data { get; } = Options.Data("Folder of the node.");

        public Option<string> Name { get; } = Named(
            Options.One<string>("--name", Options.TryParseName, "1 to 64 characters"), "NAME",
            "The client's name, as the node's logs and lists show it.", required: true);

        public Option<GroupAccess[]> Group { get; } = Named(
            Options.Many<GroupAccess>("--group", GroupAccess.TryParse!, "NAME, NAME:in, NAME:out or NAME:both"),
            "NAME:DIRECTION",
            "A group that it takes part in, and how: NAME:in publishes, NAME:out receives, NAME:both does both "
                + "(as NAME alone). May be repeated; without any: __ANON__:both.");

        public Option<string?> To { get; } = new("--to")
        {
            Description = "Folder for the files; by default the current one.",
            HelpName = "FOLDER",
        };

        public Option<string?> Host { get; } = Named(
            Options.One<string?>("--host", TryParseTakHost, "a DNS name or an IPv4 address (TAK has no other form)"),
            "HOST", "Where the client will connect; by default the node's first server name.");

        public Option<int> Days { get; } = Named(
            Options.One<int>("--days", TryParseDays, $"1 to {MaxDays}"), "N",
            $"How many days the certificate holds; by default {DefaultDays}.");

        public Option<bool> Legacy { get; } = new("--legacy-pkcs12")
        {
            Description = "Protect the PKCS#12 files with triple DES instead of AES, for Android before 12.",
        };

        public IEnumerable<Option> All => [Data, Name, Group, To, Host, Days, Legacy];

        static Option<T> Named<T>(Option<T> option, string helpName, string description, bool required = false)
        {
            (option.HelpName, option.Description, option.Required) = (helpName, description, required);
            return option;
        }

        static bool TryParseDays(string text, out int days) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is > 0 and <= MaxDays;

        static bool TryParseTakHost(string text, out string? host) =>
            Options.TryParseHost(text, out host) && Uri.CheckHostName(text) != UriHostNameType.IPv6;
    }
}
