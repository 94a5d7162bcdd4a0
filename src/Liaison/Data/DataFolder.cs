using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Kernel.Files;
using Liaison.Kernel.Identity;
using Liaison.Tak.Certificates;

namespace Liaison.Data;

/// <summary>A node's folder: the one place where paths in it are written down.</summary>
sealed class DataFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Configuration => In("liaison.json");

    public string Keys => In("keys");

    /// <summary>The key by which partners know this node; its public half is the node's fingerprint.</summary>
    public string NodeKey => In("keys", "node.key");

    /// <summary>The journal, when it is kept in a file.</summary>
    public string Journal => In("journal.db");

    /// <summary>The first key that signs the journal; those that follow it lie beside it.</summary>
    public string JournalKey => In("keys", "journal.key");

    /// <summary>The key by which this headquarters decides.</summary>
    public string DecisionKey => In("keys", "decision.key");

    /// <summary>SHA-256 of the first public key of the journal: what it is known by.</summary>
    public string JournalFingerprint => In("journal.fingerprint");

    /// <summary>There after a restore, until the journal goes on: when the backup was made.</summary>
    public string JournalRestored => In("journal.restored");

    /// <summary>The id of the key that is to sign the journal from the next start on.</summary>
    public string JournalNextKey => In("keys", "journal.next");

    /// <summary>Room that is kept free for the journal.</summary>
    public string Ballast => In("ballast");

    /// <summary>A snapshot of the boards: a cache, which may be deleted.</summary>
    public string Boards => In("boards.snapshot");

    /// <summary>Accounts, sessions and tokens.</summary>
    public string Accounts => In("accounts.db");

    public string Clients => In("tak", "clients.json");

    public string Picture => In("picture");

    public string Messages => In("messages.db");

    public string Alerts => In("alerts.json");

    public string Areas => In("areas.json");

    public string AreasInside => In("areas-inside.json");

    public string Layers => In("layers");

    /// <summary>Held while a node runs on this folder.</summary>
    public string RunningLock => In("node");

    public bool HoldsNode => File.Exists(Configuration);

    /// <summary>Makes a new node: folders, keys, certificates and configuration.</summary>
    /// <exception cref="CommandException">The folder holds something already.</exception>
    public NodeId Create(
        HeadquartersName name, CountryCode country, IReadOnlyList<string> serverNames, TimeProvider time)
    {
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new CommandException(HoldsNode
                ? $"{Path} holds a node already; nothing was changed"
                : $"{Path} is not empty; choose a new folder");

        Directory.CreateDirectory(Path, WholeFile.PrivateFolder);
        Directory.CreateDirectory(Keys, WholeFile.PrivateFolder);
        Directory.CreateDirectory(In("tak"), WholeFile.PrivateFolder);
        Directory.CreateDirectory(Picture, WholeFile.PrivateFolder);
        var id = new NodeId(IdSource.Secure(time).Next());
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            WholeFile.Write(NodeKey, key.ExportPkcs8PrivateKeyPem());
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            WholeFile.Write(JournalKey, key.ExportPkcs8PrivateKeyPem());
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            WholeFile.Write(DecisionKey, key.ExportPkcs8PrivateKeyPem());
        using (var authority = CertificateAuthority.Create(Keys, name.ToString(), time))
            authority.ServerCertificate(serverNames, out _).Dispose();

        // Last: a folder with a configuration is a whole node.
        WholeFile.Write(Configuration, FirstConfiguration(id, name, country, serverNames));
        return id;
    }

    /// <summary>SHA-256 of the node's public key (SubjectPublicKeyInfo), as 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(NodeKey));
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>Fails with a plain sentence when there is no node in this folder.</summary>
    public DataFolder MustHoldNode() => HoldsNode
        ? this
        : throw new CommandException($"{Path} holds no node; `liaison init --data {Path} ...` makes one");

    /// <summary>Says that this process runs the node; disposing it ends that.</summary>
    public IDisposable LockForRunning()
    {
        try
        {
            return WholeFile.Lock(RunningLock);
        }
        catch (IOException)
        {
            throw new CommandException($"{Path}: a node is running on this folder already");
        }
    }

    string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    static string FirstConfiguration(
        NodeId id, HeadquartersName name, CountryCode country, IReadOnlyList<string> serverNames)
    {
        var node = new JsonObject
        {
            ["id"] = id.ToString(),
            ["name"] = name.ToString(),
            ["country"] = country.ToString(),
        };
        if (serverNames.Count > 0)
            node["serverNames"] = new JsonArray([.. serverNames.Select(n => JsonValue.Create(n))]);
        var input = new JsonObject
        {
            ["name"] = "tls",
            ["protocol"] = "Tls",
            ["address"] = "0.0.0.0",
            ["port"] = 8089,
        };
        var root = new JsonObject { ["node"] = node, ["tak"] = new JsonObject { ["inputs"] = new JsonArray(input) } };
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
