using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Liaison.Web.Accounts.Passkeys;

/// <summary>
/// Registering passkeys and signing in by them (W3C Web Authentication), by the framework's handler. The user is
/// verified by the authenticator each time; a passkey works only on pages of the host where it was registered; a
/// challenge is good once, and for a short time. Safe for many threads.
/// </summary>
sealed class PasskeyCeremonies : IDisposable
{
    const int MaxNameLength = 64;

    readonly PasskeyHandler<Account> _handler;
    readonly UserManager<Account> _users;
    readonly PasskeyChallenges _challenges;
    readonly TimeProvider _time;

    public PasskeyCeremonies(AccountBook book, TimeProvider time)
    {
        (_challenges, _time) = (new(time), time);
        // Of the whole of Identity the handler needs no more than a store to look passkeys up in.
        _users = new(
            new PasskeyStore(book), Options.Create(new IdentityOptions()), null!, [], [], null!, null!, null!,
            NullLogger<UserManager<Account>>.Instance);
        _handler = new(_users, Options.Create(new IdentityPasskeyOptions
        {
            AuthenticatorTimeout = PasskeyChallenges.Lifetime,
            ChallengeSize = 32,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
            ValidateOrigin = origin => ValueTask.FromResult(IsOwn(origin)),
        }));
    }

    /// <summary>What a browser is asked to register a passkey with.</summary>
    public async Task<PasskeyOptions> ToRegisterAsync(Account account, HttpContext context)
    {
        var made = await _handler.MakeCreationOptionsAsync(
            new() { Id = account.Id.ToString(), Name = account.Name, DisplayName = account.DisplayName }, context);
        return Answer(made.CreationOptionsJson, _challenges.Add(account.Id, made.AttestationState!));
    }

    /// <summary>Checks what a browser registered.</summary>
    /// <returns>The passkey; null when it is not what was asked for.</returns>
    public async Task<Passkey?> RegisterAsync(Account account, PostedPasskey posted, HttpContext context)
    {
        if (_challenges.Take(posted.Challenge) is not { } asked || asked.Account != account.Id) return null;
        var result = await _handler.PerformAttestationAsync(new()
        {
            HttpContext = context,
            CredentialJson = posted.Credential.GetRawText(),
            AttestationState = asked.State,
        });
        if (!result.Succeeded || !result.Passkey.IsUserVerified || result.UserEntity.Id != account.Id.ToString())
            return null;
        var name = new string([.. (posted.Name ?? "").Where(c => !char.IsControl(c)).Take(MaxNameLength)]).Trim();
        var made = result.Passkey;
        return new(
            PasskeyStore.IdOf(made.CredentialId), account.Id, name.Length > 0 ? name : "passkey", made.PublicKey,
            made.SignCount, made.Transports ?? [], made.IsBackupEligible, made.IsBackedUp, _time.GetUtcNow());
    }

    /// <summary>What a browser is asked to sign in with.</summary>
    public async Task<PasskeyOptions> ToSignInAsync(HttpContext context)
    {
        var made = await _handler.MakeRequestOptionsAsync(null, context);
        return Answer(made.RequestOptionsJson, _challenges.Add(null, made.AssertionState!));
    }

    /// <summary>Checks what a browser signed.</summary>
    /// <returns>The passkey as it is now; null when it is not good.</returns>
    public async Task<Passkey?> CheckAsync(PostedPasskey posted, AccountBook book, HttpContext context)
    {
        if (_challenges.Take(posted.Challenge) is not { Account: null } asked) return null;
        var result = await _handler.PerformAssertionAsync(new()
        {
            HttpContext = context,
            CredentialJson = posted.Credential.GetRawText(),
            AssertionState = asked.State,
        });
        if (!result.Succeeded || !result.Passkey.IsUserVerified
            || !book.Current.Passkeys.TryGetValue(PasskeyStore.IdOf(result.Passkey.CredentialId), out var passkey))
            return null;
        return passkey with { SignCount = result.Passkey.SignCount, BackedUp = result.Passkey.IsBackedUp };
    }

    public void Dispose() => _users.Dispose();

    // The page is of this node, at the address by which the request came, and not framed by another.
    static bool IsOwn(PasskeyOriginValidationContext origin)
    {
        var request = origin.HttpContext.Request;
        return !origin.CrossOrigin && Uri.TryCreate(origin.Origin, UriKind.Absolute, out var page)
            && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
            && page.Scheme == own.Scheme && page.Authority == own.Authority;
    }

    static PasskeyOptions Answer(string options, string challenge)
    {
        using var json = JsonDocument.Parse(options);
        return new() { Challenge = challenge, Options = json.RootElement.Clone() };
    }
}
