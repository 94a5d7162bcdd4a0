using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Kernel.Identity;
using Liaison.Web.Access;

namespace Liaison.Commands;

/// <summary><c>init</c>: a new node.</summary>
static class InitCommand
{
    const string FirstAdministrator = "administrator";

    public static Command Create(Terminal terminal)
    {
        var data = Options.Data("New or empty folder of the node.");
        var name = Options.One<HeadquartersName>("--name", HeadquartersName.TryParse,
            $"at most {HeadquartersName.MaxLength} letters, digits, - and _, beginning with a letter");
        name.Description = "Short name of the headquarters, for example JFHQ.";
        name.HelpName = "NAME";
        name.Required = true;
        var country = Options.One<CountryCode>("--country", CountryCode.TryParse, "three letters, for example USA");
        country.Description = "Its country, three letters of ISO 3166-1.";
        country.HelpName = "CCC";
        country.Required = true;
        var host = Options.Many<string>("--host", Options.TryParseHost, "a DNS name or an address");
        host.Description = "A DNS name or address by which others reach the node; may be repeated.";
        host.HelpName = "HOST";

        var command = new Command("init", "Make a new node: keys, certificates, configuration, a first sign-in.")
        {
            data, name, country, host,
        };
        command.SetAction(parsed => Run(
            terminal, parsed.GetValue(CommandLine.Json), parsed.GetRequiredValue(data), parsed.GetRequiredValue(name),
            parsed.GetRequiredValue(country), parsed.GetRequiredValue(host)));
        return command;
    }

    static int Run(
        Terminal terminal, bool asJson, string data, HeadquartersName name, CountryCode country, string[] hosts)
    {
        var folder = new DataFolder(data);
        var id = folder.Create(name, country, hosts, terminal.Time);
        using var desk = AccountDesk.Open(
            folder, NodeConfiguration.Load(folder.Configuration, []), terminal.Time);
        var first = AccountDesk.Require(desk.Administration.Add(
            AccountDesk.Actor, FirstAdministrator, "First administrator", [Role.Admin]));
        var fingerprint = folder.Fingerprint();
        terminal.Say($"Made the node {name} in {folder.Path}.");
        terminal.Say("keys/root.key is needed only to renew the issuing authority: move it to a safe place.");
        terminal.Result(asJson, new JsonObject
        {
            ["id"] = id.ToString(),
            ["name"] = name.ToString(),
            ["country"] = country.ToString(),
            ["data"] = folder.Path,
            ["fingerprint"] = fingerprint,
            ["firstSignIn"] = desk.Json(first),
        }, $"node          {id}\nfingerprint   {fingerprint}\naccount       {FirstAdministrator}\n{desk.Lines(first)}");
        return CommandLine.Done;
    }
}
