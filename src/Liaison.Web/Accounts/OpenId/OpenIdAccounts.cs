using System.Security.Claims;
using Liaison.Kernel.Identity;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts.OpenId;

/// <summary>Whose account somebody has who comes from the provider. Safe for many threads.</summary>
sealed class OpenIdAccounts(
    AccountBook book, SessionBook sessions, OpenIdOptions options, TimeProvider time, IdSource ids)
{
    const int MaxSubjectLength = 255;

    /// <summary>
    /// Signs in who comes from the provider. Issuer and subject say who it is; their roles are those that the provider
    /// gives them now. The first time they get an account, unless the name is somebody else's.
    /// </summary>
    public SignInAnswer SignIn(ClaimsPrincipal person, Visitor visitor)
    {
        var (issuer, subject) = (person.FindFirst("iss")?.Value, person.FindFirst("sub")?.Value);
        var name = person.FindFirst(options.NameClaim)?.Value.ToLowerInvariant();
        var roles = options.RolesOf([.. person.FindAll(options.RoleClaim).Select(claim => claim.Value)]);
        if (issuer is null || subject is not { Length: > 0 and <= MaxSubjectLength } || roles.Count == 0)
            return new(SignInRefusal.Wrong);
        var key = $"{issuer} {subject}";
        return book.Change<SignInAnswer>(changes =>
        {
            var account = changes.State.Accounts.Values.FirstOrDefault(one => one.OpenId == key);
            if (account is null)
            {
                if (name is null || !AccountAdministration.IsName(name)
                    || AccountAdministration.IsTaken(changes.State, name)
                    || changes.State.Accounts.Count >= AccountAdministration.MaxAccounts)
                    return new(SignInRefusal.Wrong);
                account = new Account(ids.Next(), name, DisplayNameOf(person, name), roles, time.GetUtcNow())
                {
                    OpenId = key,
                };
                Tell(changes, AccountEventKind.AccountAdded, account);
            }
            else if (!account.Roles.SequenceEqual(roles))
            {
                account = account with { Roles = roles };
                Tell(changes, AccountEventKind.RolesChanged, account);
                var lost = changes.State.SessionsOf(account.Id).Where(s => !roles.Contains(s.Role)).ToList();
                lost.ForEach(changes.Remove);
            }

            if (!account.Disabled) return new(sessions.Begin(changes, account, SignInMethod.OpenId, null, visitor));
            changes.Put(account);
            return new(SignInRefusal.Wrong);
        });
    }

    static string DisplayNameOf(ClaimsPrincipal person, string name) =>
        person.FindFirst("name")?.Value is { } text && AccountAdministration.CheckDisplayName(text) is null
            ? text.Trim() : name;

    void Tell(AccountChanges changes, AccountEventKind kind, Account account) => changes.Tell(new(
        ids.Next(), time.GetUtcNow(), kind, options.Name, "", account.Name,
        string.Join(", ", account.Roles.Select(role => role.Name()))));
}
