using System.Buffers.Text;
using System.Security.Cryptography;

namespace Liaison.Web.Accounts;

/// <summary>New secrets from the system's randomness.</summary>
public static class Secret
{
    /// <summary>Makes a token recognisable to people and to scanners for leaked secrets.</summary>
    public const string TokenPrefix = "liaison_";

    /// <summary>Length of a token.</summary>
    public const int TokenLength = 8 + SessionLength;

    /// <summary>Length of what a session's cookie holds.</summary>
    public const int SessionLength = 43;

    // Without those that are taken for others: 0, 1, I, L, O, U.
    const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int CodeLength = 25;
    const int CodeGroup = 5;

    /// <summary>256 bits for a session's cookie.</summary>
    public static string ForSession() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>256 bits for a machine.</summary>
    public static string ForToken() => TokenPrefix + ForSession();

    /// <summary>A one-time code of more than 120 bits that can be read over the telephone.</summary>
    public static string ForCode()
    {
        var letters = RandomNumberGenerator.GetString(CodeLetters, CodeLength);
        return string.Join('-', letters.Chunk(CodeGroup).Select(group => new string(group)));
    }

    /// <summary>A code as it is hashed: however it was typed.</summary>
    public static string Normalize(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
    }
}
