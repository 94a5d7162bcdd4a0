using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Web.Access;

namespace Liaison.Commands;

/// <summary><c>token</c>: a bearer token for the API.</summary>
static class TokenCommand
{
    const int MaxDays = 3650;

    public static Command Create(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var role = Options.One<Role>("--role", Roles.TryParse, "one of " + string.Join(", ", Roles.Names));
        role.Description = "What its holder may do: " + string.Join(", ", Roles.Names) + ".";
        role.HelpName = "ROLE";
        role.Required = true;
        var name = Options.One<string?>("--name", (string text, out string? value) =>
            Options.TryParseName(text, out value!), "1 to 64 characters");
        name.Description = "Whose it is, for the audit trail; by default the role.";
        name.HelpName = "NAME";
        var days = new Option<int?>("--days")
        {
            Description = "How many days it is good; by default until it is revoked.",
            HelpName = "N",
        };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MaxDays) result.AddError($"--days takes 1 to {MaxDays}.");
        });
        var command = new Command("token", "Print a new bearer token for the API; it is stored only as a hash.")
        {
            data, role, name, days,
        };
        command.SetAction(parsed =>
        {
            var value = parsed.GetRequiredValue(role);
            var holder = parsed.GetValue(name) ?? value.Name();
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            using var desk = AccountDesk.Open(
                folder, NodeConfiguration.Load(folder.Configuration, terminal.Environment), terminal.Time);
            var expires = parsed.GetValue(days) is int count
                ? terminal.Time.GetUtcNow().AddDays(count) : (DateTimeOffset?)null;
            var token = AccountDesk.Require(
                desk.Administration.IssueToken(AccountDesk.Actor, holder, value, expires)).Text;
            terminal.Result(parsed.GetValue(CommandLine.Json), new JsonObject
            {
                ["token"] = token,
                ["role"] = value.Name(),
                ["name"] = holder,
            }, token);
            return CommandLine.Done;
        });
        return command;
    }
}
