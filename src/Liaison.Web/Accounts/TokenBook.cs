using System.Diagnostics.CodeAnalysis;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>The bearer tokens of machines. Safe for many threads.</summary>
/// <param name="book">Where they are.</param>
/// <param name="time">The clock.</param>
public sealed class TokenBook(AccountBook book, TimeProvider time) : ITokenVerifier
{
    // Being used is written down this often at most: each time is a write to the disk.
    static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public bool TryVerify(string token, bool overLoopback, [NotNullWhen(true)] out Caller? caller)
    {
        ArgumentNullException.ThrowIfNull(token);
        caller = null;
        if (token.Length != Secret.TokenLength || !token.StartsWith(Secret.TokenPrefix, StringComparison.Ordinal))
            return false;
        var now = time.GetUtcNow();
        if (!book.Current.Tokens.TryGetValue(AccountState.HashOf(token), out var stored) || stored.Expires <= now)
            return false;
        if (stored.LastUsed is not { } last || now - last >= UsedEvery) Use(stored, now);
        caller = new(stored.Name, stored.Role);
        return true;
    }

    void Use(ApiToken token, DateTimeOffset now)
    {
        try
        {
            book.Change(changes =>
            {
                if (changes.State.Tokens.TryGetValue(token.Hash, out var stored))
                    changes.Put(stored with { LastUsed = now });
                return true;
            });
        }
        catch (IOException)
        {
            // A full disk keeps no machine out.
        }
    }
}
