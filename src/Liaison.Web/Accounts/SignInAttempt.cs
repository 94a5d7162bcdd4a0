namespace Liaison.Web.Accounts;

/// <summary>A sign-in that is tried.</summary>
public sealed class SignInAttempt
{
    /// <summary>Says whose it is.</summary>
    /// <param name="name">The name that was typed; null when it cannot be guessed, as by passkey or code.</param>
    /// <param name="source">The address that it comes from.</param>
    /// <param name="isKnown">Whether the account's owner has signed in from there before.</param>
    public SignInAttempt(string? name, string source, bool isKnown)
    {
        SourceKey = $"source {source}";
        NameKey = name is null ? null : isKnown ? KnownKeyOf(name) + source : KeyOf(name);
    }

    /// <summary>How many for the account, with this one, were wrong in a row; 0 when they are not counted.</summary>
    public int InARow { get; internal set; }

    internal string SourceKey { get; }

    internal string? NameKey { get; }

    // Hashed, so that a key is short whatever was typed.
    internal static string KeyOf(string name) => $"name {AccountState.HashOf(name.ToLowerInvariant())}";

    internal static string KnownKeyOf(string name) => $"known {AccountState.HashOf(name.ToLowerInvariant())} ";
}
