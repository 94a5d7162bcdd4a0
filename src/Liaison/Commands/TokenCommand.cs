using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Data;
using Liaison.Web.Access;

namespace Liaison.Commands;

/// <summary><c>token</c>: a bearer token for the API.</summary>
static class TokenCommand
{
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
        var command = new Command("token", "Print a new bearer token for the API; it is stored only as a hash.")
        {
            data, role, name,
        };
        command.SetAction(parsed =>
        {
            var value = parsed.GetRequiredValue(role);
            var holder = parsed.GetValue(name) ?? value.Name();
            var folder = new DataFolder(parsed.GetRequiredValue(data)).MustHoldNode();
            var token = new TokenFile(folder.Tokens).Issue(value, holder, terminal.Time.GetUtcNow());
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
