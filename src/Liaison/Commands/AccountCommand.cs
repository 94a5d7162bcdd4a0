using System.CommandLine;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Accounts;

namespace Liaison.Commands;

/// <summary><c>account</c>: who may sign in. What it changes holds at once for a running node.</summary>
static class AccountCommand
{
    const int NameWidth = 20;

    public static Command Create(Terminal terminal) => new("account", "Accounts of people who sign in.")
    {
        Add(terminal),
        List(terminal),
        OnOne(terminal, "disable", "Let an account sign in no more; its sessions end.", (desk, account) =>
            desk.Administration.Change(AccountDesk.Actor, account.Id, disabled: true)),
        OnOne(terminal, "enable", "Let an account sign in again.", (desk, account) =>
            desk.Administration.Change(AccountDesk.Actor, account.Id, disabled: false)),
        Reset(terminal),
        SetRoles(terminal),
    };

    static Command Add(Terminal terminal)
    {
        var (data, name, roles) = (Options.Data("Folder of the node."), Name(), Roles());
        var displayName = new Option<string?>("--display-name")
        {
            Description = "What people call them; by default the name.",
            HelpName = "TEXT",
        };
        var command = new Command("add", "Make an account, and print the one-time code for its first sign-in.")
        {
            data, name, roles, displayName,
        };
        command.SetAction(parsed => WithDesk(terminal, parsed.GetRequiredValue(data), desk =>
        {
            var called = parsed.GetRequiredValue(name);
            var made = AccountDesk.Require(desk.Administration.Add(
                AccountDesk.Actor, called, parsed.GetValue(displayName) ?? called, parsed.GetRequiredValue(roles)));
            desk.Print(terminal, parsed.GetValue(CommandLine.Json), made);
        }));
        return command;
    }

    static Command Reset(Terminal terminal)
    {
        var (data, name) = (Options.Data("Folder of the node."), Name());
        var command = new Command(
            "reset", "Take password and passkeys away, end all sessions, and print a one-time code.") { data, name };
        command.SetAction(parsed => WithDesk(terminal, parsed.GetRequiredValue(data), desk =>
        {
            var account = desk.Find(parsed.GetRequiredValue(name));
            desk.Print(terminal, parsed.GetValue(CommandLine.Json),
                AccountDesk.Require(desk.Administration.Reset(AccountDesk.Actor, account.Id)));
        }));
        return command;
    }

    static Command SetRoles(Terminal terminal)
    {
        var (data, name, roles) = (Options.Data("Folder of the node."), Name(), Roles());
        var command = new Command("roles", "Give an account these roles instead of those that it has.")
        {
            data, name, roles,
        };
        command.SetAction(parsed => WithDesk(terminal, parsed.GetRequiredValue(data), desk =>
        {
            var account = desk.Find(parsed.GetRequiredValue(name));
            var changed = AccountDesk.Require(desk.Administration.Change(
                AccountDesk.Actor, account.Id, roles: parsed.GetRequiredValue(roles)));
            terminal.Result(parsed.GetValue(CommandLine.Json), Json(changed), Line(changed));
        }));
        return command;
    }

    static Command OnOne(
        Terminal terminal, string verb, string description, Func<AccountDesk, Account, Outcome<Account>> change)
    {
        var (data, name) = (Options.Data("Folder of the node."), Name());
        var command = new Command(verb, description) { data, name };
        command.SetAction(parsed => WithDesk(terminal, parsed.GetRequiredValue(data), desk =>
        {
            var changed = AccountDesk.Require(change(desk, desk.Find(parsed.GetRequiredValue(name))));
            terminal.Result(parsed.GetValue(CommandLine.Json), Json(changed), Line(changed));
        }));
        return command;
    }

    static Command List(Terminal terminal)
    {
        var data = Options.Data("Folder of the node.");
        var command = new Command("list", "List the accounts.") { data };
        command.SetAction(parsed => WithDesk(terminal, parsed.GetRequiredValue(data), desk =>
        {
            var accounts = desk.Book.Current.Accounts.Values.OrderBy(a => a.Name, StringComparer.Ordinal).ToList();
            terminal.Result(
                parsed.GetValue(CommandLine.Json),
                new JsonObject { ["accounts"] = new JsonArray([.. accounts.Select(Json)]) },
                accounts.Count == 0 ? "no accounts" : string.Join('\n', accounts.Select(Line)));
        }));
        return command;
    }

    static int WithDesk(Terminal terminal, string data, Action<AccountDesk> act)
    {
        var folder = new DataFolder(data).MustHoldNode();
        using var desk = AccountDesk.Open(
            folder, NodeConfiguration.Load(folder.Configuration, terminal.Environment), terminal.Time);
        act(desk);
        return CommandLine.Done;
    }

    static Argument<string> Name() => new("name") { Description = "Name of the account." };

    static Option<Role[]> Roles()
    {
        var option = Options.Many<Role>(
            "--role", Web.Access.Roles.TryParse, "one of " + string.Join(", ", Web.Access.Roles.Names));
        option.Description = "A role in which they may act; may be repeated, the usual one first.";
        option.HelpName = "ROLE";
        option.Required = true;
        return option;
    }

    static JsonObject Json(Account account) => new()
    {
        ["id"] = account.Id.ToString(),
        ["name"] = account.Name,
        ["displayName"] = account.DisplayName,
        ["roles"] = new JsonArray([.. account.Roles.Select(role => JsonValue.Create(role.Name()))]),
        ["disabled"] = account.Disabled,
        ["lastSignIn"] = account.LastSignIn,
    };

    static string Line(Account account) =>
        $"{account.Name.PadRight(NameWidth)} {string.Join(',', account.Roles.Select(role => role.Name()))}"
        + (account.Disabled ? "   disabled" : account.Code is null ? "" : "   one-time code is out");
}
