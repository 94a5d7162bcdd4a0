using System.Xml.Linq;

namespace Liaison.Architecture.Tests;

/// <summary>
/// Who may use whom, and which package may be used where: the table that docs/architecture.md explains.
/// </summary>
static class Rooms
{
    /// <summary>Dependencies point downwards only. What is not listed here is not a room.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Liaison.Kernel"] = [],
        ["Liaison.Cot"] = ["Liaison.Kernel"],
        ["Liaison.Picture"] = ["Liaison.Kernel"],
        ["Liaison.Journal"] = ["Liaison.Kernel"],
        ["Liaison.Headquarters"] = ["Liaison.Kernel"],
        ["Liaison.Journal.Postgres"] = ["Liaison.Kernel", "Liaison.Journal"],
        ["Liaison.Journal.Sqlite"] = ["Liaison.Kernel", "Liaison.Journal"],
        ["Liaison.Tak"] = ["Liaison.Kernel", "Liaison.Cot", "Liaison.Picture"],
        ["Liaison.Feeds"] = ["Liaison.Kernel", "Liaison.Picture"],
        ["Liaison.Link"] = ["Liaison.Kernel", "Liaison.Journal", "Liaison.Headquarters", "Liaison.Picture"],
        ["Liaison.Web"] =
        [
            "Liaison.Kernel", "Liaison.Journal", "Liaison.Headquarters", "Liaison.Picture", "Liaison.Tak", "Liaison.Feeds",
            "Liaison.Link",
        ],
        ["Liaison"] =
        [
            "Liaison.Kernel", "Liaison.Cot", "Liaison.Picture", "Liaison.Journal", "Liaison.Journal.Postgres",
            "Liaison.Journal.Sqlite",
            "Liaison.Headquarters", "Liaison.Tak", "Liaison.Feeds", "Liaison.Link", "Liaison.Web",
        ],
    };

    /// <summary>The packages that ship, and the rooms that may name each. Stores stay behind the program.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> PackageUsers = new Dictionary<string, string[]>
    {
        ["Grpc.AspNetCore.Server"] = ["Liaison.Link"],
        ["Grpc.Net.Client"] = ["Liaison.Link"],
        ["Microsoft.AspNetCore.Authentication.OpenIdConnect"] = ["Liaison.Web"],
        ["Microsoft.AspNetCore.OpenApi"] = ["Liaison.Web"],
        ["Microsoft.Data.Sqlite"] = ["Liaison", "Liaison.Journal.Sqlite"],
        ["Microsoft.Extensions.ApiDescription.Server"] = ["Liaison", "Liaison.Web"],
        ["Microsoft.Extensions.Logging.Abstractions"] = ["Liaison.Picture", "Liaison.Tak", "Liaison.Feeds"],
        ["Npgsql"] = ["Liaison.Journal.Postgres"],
        ["NSec.Cryptography"] = ["Liaison.Web"],
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = ["Liaison"],
        ["OpenTelemetry.Exporter.Prometheus.AspNetCore"] = ["Liaison"],
        ["OpenTelemetry.Extensions.Hosting"] = ["Liaison"],
        ["SQLitePCLRaw.bundle_e_sqlite3"] = ["Liaison", "Liaison.Journal.Sqlite"],
        ["SQLitePCLRaw.core"] = ["Liaison", "Liaison.Journal.Sqlite"],
        ["System.CommandLine"] = ["Liaison"],
        ["System.Formats.Cbor"] = ["Liaison.Headquarters", "Liaison.Journal"],
        ["System.Security.Cryptography.Cose"] = ["Liaison", "Liaison.Journal"],
    };

    /// <summary>Each offence of one project file against the two tables, with the way out.</summary>
    public static IEnumerable<string> Offences(string room, XElement project)
    {
        if (!MayUse.TryGetValue(room, out var allowed))
        {
            yield return $"{room} is not in the table of rooms: add it to Rooms.MayUse and to docs/architecture.md";
            yield break;
        }

        foreach (var used in Includes(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension))
        {
            if (!allowed.Contains(used))
                yield return $"{room} uses {used}: it may use [{string.Join(", ", allowed)}]; "
                    + $"declare an interface in {room} and let the program implement it";
        }

        var declared = project.Descendants("MayReference")
            .SelectMany(e => e.Value.Split(';', StringSplitOptions.RemoveEmptyEntries));
        foreach (var extra in declared.Except(allowed))
            yield return $"{room}.csproj says MayReference {extra}, the table does not: keep them equal";

        foreach (var package in Includes(project, "PackageReference"))
        {
            if (!PackageUsers.TryGetValue(package, out var users))
                yield return $"{room} uses the package {package}, which nothing allows: "
                    + "do without, or add it to Rooms.PackageUsers";
            else if (!users.Contains(room))
                yield return $"{room} uses the package {package}: only [{string.Join(", ", users)}] may; "
                    + "go through an interface";
        }
    }

    static IEnumerable<string> Includes(XElement project, string item) =>
        project.Descendants(item).Select(e => e.Attribute("Include")?.Value).OfType<string>();
}
