using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Liaison.Web.Accounts;

/// <summary>What one guess of a password costs (RFC 9106, section 3.1).</summary>
/// <param name="MemoryKiB">Memory, in KiB.</param>
/// <param name="Passes">Passes over it.</param>
public sealed record PasswordCost(int MemoryKiB, int Passes)
{
    /// <summary>
    /// The memory and passes of the second recommendation of RFC 9106, section 4, on one lane; more than the least that
    /// OWASP recommends (19 MiB, 2 passes).
    /// </summary>
    public static PasswordCost Usual { get; } = new(64 * 1024, 3);
}

/// <summary>
/// Hashes passwords with Argon2id. Few at a time, since each takes memory and a core: whoever finds the queue full is
/// turned away, so that wrong sign-ins cannot stop the node. Safe for many threads.
/// </summary>
/// <remarks>
/// A hash is written in the PHC string format with its parameters: <c>$argon2id$v=19$m=65536,t=3,p=1$SALT$HASH</c>, so
/// that old ones stay good when the cost rises, and are made anew at the next sign-in.
/// </remarks>
public sealed class PasswordHasher : IDisposable
{
    const string Head = "$argon2id$v=19$";
    const int SaltBytes = 16;
    const int HashBytes = 32;
    const int MaxWaiting = 16;

    // What a stored hash may ask for: a damaged one cannot take all memory.
    const int MaxMemoryKiB = 1 << 20;
    const int MaxPasses = 64;

    readonly PasswordCost _cost;
    readonly string _ofNobody;
    readonly SemaphoreSlim _atOnce;
    int _waiting;

    /// <summary>Makes a hasher.</summary>
    /// <param name="cost">The cost of new hashes.</param>
    /// <param name="atOnce">How many are computed at once, from 1.</param>
    public PasswordHasher(PasswordCost cost, int atOnce = 2)
    {
        ArgumentNullException.ThrowIfNull(cost);
        (_cost, _atOnce) = (cost, new SemaphoreSlim(atOnce));
        _ofNobody = Write(cost, RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes));
    }

    /// <summary>Hashes a password.</summary>
    /// <returns>The hash; null when too many wait.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return await ComputeAsync(password, _cost, salt, cancellation) is { } hash ? Write(_cost, salt, hash) : null;
    }

    /// <summary>
    /// Whether a password is the one that was hashed. It takes as long when there is no hash, so that nobody learns
    /// which accounts there are.
    /// </summary>
    /// <returns>Null when too many wait.</returns>
    public async Task<bool?> VerifyAsync(string password, string? hash, CancellationToken cancellation)
    {
        if (!TryRead(hash ?? _ofNobody, out var cost, out var salt, out var expected)) return false;
        if (await ComputeAsync(password, cost, salt, cancellation) is not { } computed) return null;
        return CryptographicOperations.FixedTimeEquals(computed, expected) && hash is not null;
    }

    /// <summary>Whether a hash was made at another cost than new ones are.</summary>
    public bool IsOutdated(string hash) => !TryRead(hash, out var cost, out _, out _) || cost != _cost;

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();

    async Task<byte[]?> ComputeAsync(
        string password, PasswordCost cost, byte[] salt, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _atOnce.WaitAsync(cancellation);
            try
            {
                // A tenth of a second of work: not on a thread that answers requests in order.
                return await Task.Run(() => Compute(password, cost, salt), CancellationToken.None);
            }
            finally
            {
                _atOnce.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    static byte[] Compute(string password, PasswordCost cost, byte[] salt)
    {
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters
        {
            DegreeOfParallelism = 1,
            MemorySize = cost.MemoryKiB,
            NumberOfPasses = cost.Passes,
        });
        var bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            return algorithm.DeriveBytes(bytes, salt, HashBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    static string Write(PasswordCost cost, byte[] salt, byte[] hash) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Head}m={cost.MemoryKiB},t={cost.Passes},p=1${Base64(salt)}${Base64(hash)}");

    static bool TryRead(
        string text, [NotNullWhen(true)] out PasswordCost? cost, out byte[] salt, out byte[] hash)
    {
        (cost, salt, hash) = (null, [], []);
        if (!text.StartsWith(Head, StringComparison.Ordinal) || text.Length > 200) return false;
        var parts = text[Head.Length..].Split('$');
        if (parts.Length != 3) return false;
        var numbers = parts[0].Split(',');
        if (numbers.Length != 3 || numbers[2] != "p=1" || !TryNumber(numbers[0], "m=", MaxMemoryKiB, out var memory)
            || !TryNumber(numbers[1], "t=", MaxPasses, out var passes)) return false;
        if (!TryBytes(parts[1], SaltBytes, out salt) || !TryBytes(parts[2], HashBytes, out hash)) return false;
        cost = new(memory, passes);
        return true;
    }

    static bool TryNumber(string text, string name, int most, out int value)
    {
        value = 0;
        return text.StartsWith(name, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= 1 && value <= most;
    }

    // The PHC format writes base64 without padding.
    static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    static bool TryBytes(string text, int length, out byte[] bytes)
    {
        bytes = new byte[length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var written)
            && written == length;
    }
}
