using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Web.Accounts.Passkeys;

/// <summary>
/// Shows the framework's passkey handler the accounts, to read alone: what a ceremony changes we write ourselves.
/// </summary>
sealed class PasskeyStore(AccountBook book) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        GetUserNameAsync(user, cancellationToken);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(
        Guid.TryParse(userId, out var id) ? book.Current.Accounts.GetValueOrDefault(id) : null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(book.Current.Find(normalizedUserName));

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. book.Current.PasskeysOf(user.Id).Select(InfoOf)]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var state = book.Current;
        return Task.FromResult(state.Passkeys.TryGetValue(IdOf(credentialId), out var passkey)
            ? state.Accounts.GetValueOrDefault(passkey.Account) : null);
    }

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
            book.Current.Passkeys.TryGetValue(IdOf(credentialId), out var passkey) && passkey.Account == user.Id
                ? InfoOf(passkey) : null);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => ReadOnly();

    public Task SetNormalizedUserNameAsync(
        Account user, string? normalizedName, CancellationToken cancellationToken) => ReadOnly();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => ReadOnly();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => ReadOnly();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => ReadOnly();

    public Task AddOrUpdatePasskeyAsync(
        Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => ReadOnly();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => ReadOnly();

    public void Dispose()
    {
    }

    /// <summary>A credential's id as text.</summary>
    public static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    static UserPasskeyInfo InfoOf(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), passkey.PublicKey.ToArray(), passkey.Created, (uint)passkey.SignCount,
        [.. passkey.Transports], isUserVerified: true, passkey.BackupEligible, passkey.BackedUp, [], []);

    static Task<IdentityResult> ReadOnly() => throw new NotSupportedException("The ceremony's result is written by us.");
}
