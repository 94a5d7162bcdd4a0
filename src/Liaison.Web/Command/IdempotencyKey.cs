using System.Security.Cryptography;
using System.Text;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Command;

/// <summary>
/// The key by which a caller may repeat a request that was perhaps carried out (IETF draft "The Idempotency-Key HTTP
/// Header Field"): the second time nothing happens, and the answer is what there is.
/// </summary>
static class IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Most characters of a key.</summary>
    public const int MaxLength = 200;

    /// <summary>Reads the key of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who sent it: keys of two callers never meet.</param>
    /// <param name="id">The id under which it is decided; null without a key.</param>
    /// <returns>False when there is something that is no key.</returns>
    public static bool TryRead(HttpRequest request, Caller caller, out Guid? id)
    {
        id = null;
        var key = request.Headers[Header].ToString();
        if (key.Length == 0) return !request.Headers.ContainsKey(Header);
        if (key.Length > MaxLength || key.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0) return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(
            $"liaison/command/v1\0{caller.Name}\0{request.Method}\0{request.Path}\0{key}"));
        // A UUID of version 8 (RFC 9562, section 5.8): its bits are ours.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        id = new Guid(hash.AsSpan(0, 16), bigEndian: true);
        return true;
    }
}
