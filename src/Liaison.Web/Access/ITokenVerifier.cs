using System.Diagnostics.CodeAnalysis;

namespace Liaison.Web.Access;

/// <summary>Who calls: a name for the audit trail, and what they may do.</summary>
/// <param name="Name">As it was given when the token was made.</param>
/// <param name="Role">What the caller is here for.</param>
public sealed record Caller(string Name, Role Role);

/// <summary>Knows the bearer tokens of the API. Safe for many threads.</summary>
public interface ITokenVerifier
{
    /// <summary>
    /// Finds out who presents a token. Answers at once and never throws because of what a caller sent.
    /// </summary>
    /// <param name="token">What followed <c>Bearer</c> in the header.</param>
    /// <param name="overLoopback">Whether the request came from this machine over the plain http port.</param>
    /// <param name="caller">Who it is, when the answer is true.</param>
    bool TryVerify(string token, bool overLoopback, [NotNullWhen(true)] out Caller? caller);
}
