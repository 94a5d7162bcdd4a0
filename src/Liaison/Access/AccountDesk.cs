using System.Text.Json.Nodes;
using Liaison.Commands;
using Liaison.Configuration;
using Liaison.Data;
using Liaison.Headquarters.Command;
using Liaison.Kernel.Identity;
using Liaison.Stores;
using Liaison.Web.Access;
using Liaison.Web.Accounts;

namespace Liaison.Access;

/// <summary>A node's accounts on the command line, whether the node runs or not.</summary>
sealed class AccountDesk : IDisposable
{
    const string FirstPage = "first";

    readonly NodeConfiguration _configuration;

    AccountDesk(AccountBook book, NodeConfiguration configuration, TimeProvider time)
    {
        (Book, _configuration) = (book, configuration);
        Administration = new(book, configuration.Accounts, time, IdSource.Secure(time));
    }

    /// <summary>Who acts: whoever may write the node's files.</summary>
    public static Actor Actor { get; } = new("command line", Role.Admin.Name());

    public AccountBook Book { get; }

    public AccountAdministration Administration { get; }

    /// <summary>Opens the accounts of a node.</summary>
    /// <exception cref="CommandException">They cannot be read.</exception>
    public static AccountDesk Open(DataFolder folder, NodeConfiguration configuration, TimeProvider time) =>
        new(OpenBook(folder), configuration, time);

    /// <summary>Opens the accounts of a node.</summary>
    /// <exception cref="CommandException">They cannot be read.</exception>
    public static AccountBook OpenBook(DataFolder folder)
    {
        try
        {
            return new(new SqliteAccountStore(folder.Accounts));
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{folder.Accounts} is damaged: restore it from a backup ({e.Message})", e);
        }
    }

    /// <summary>The answer, or the refusal as the command's failure.</summary>
    public static T Require<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? throw new CommandException(refusal.Reason) : outcome.Answer!;

    /// <summary>The account of a name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public Account Find(string name) =>
        Book.Current.Find(name)
        ?? throw new CommandException($"no account is called '{name}'; see `liaison account list`");

    /// <summary>Where a one-time code is used, in a browser; what follows # stays in the browser.</summary>
    public string AddressOf(NewCode made)
    {
        var host = _configuration.Node.ServerNames is [var named, ..] ? named : "localhost";
        if (Uri.CheckHostName(host) == UriHostNameType.IPv6) host = $"[{host}]";
        return $"https://{host}:{_configuration.Web.HttpsPort}/{FirstPage}#{made.Code}";
    }

    /// <summary>A one-time code as the result of a command.</summary>
    public void Print(Terminal terminal, bool asJson, NewCode made) => terminal.Result(
        asJson, Json(made), $"account       {made.Account.Name}\n{Lines(made)}");

    /// <summary>A one-time code in JSON.</summary>
    public JsonObject Json(NewCode made) => new()
    {
        ["account"] = made.Account.Name,
        ["code"] = made.Code,
        ["address"] = AddressOf(made),
        ["expires"] = made.Expires,
    };

    /// <summary>A one-time code for people.</summary>
    public string Lines(NewCode made) =>
        $"one-time code {made.Code}\nsign in at    {AddressOf(made)}\n"
        + $"good until    {made.Expires:yyyy-MM-dd HH:mm} UTC";

    public void Dispose() => Book.Dispose();
}
