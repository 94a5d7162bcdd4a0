using System.Buffers.Text;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Kernel.Files;
using Liaison.Web.Access;

namespace Liaison.Access;

/// <summary>
/// The API's bearer tokens: <c>tokens.json</c> in the data folder holds the SHA-256 of each, never the token itself. A
/// token has 256 random bits, so a plain hash cannot be searched. Safe for many threads.
/// </summary>
sealed class TokenFile : ITokenVerifier
{
    /// <summary>Makes a token recognisable to people and to scanners for leaked secrets.</summary>
    public const string Prefix = "liaison_";

    const int TokenBytes = 32;
    const int TokenLength = 8 + 43;

    readonly string _path;
    readonly Lock _lock = new();
    volatile Snapshot _snapshot = new(default, [], FrozenDictionary<string, Caller>.Empty);

    public TokenFile(string path)
    {
        _path = path;
        Refresh();
    }

    public IReadOnlyList<StoredToken> Tokens => _snapshot.Tokens;

    /// <summary>Makes a token and stores its hash.</summary>
    /// <returns>The token; it cannot be had again.</returns>
    /// <exception cref="CommandException">The file is damaged, or another process is changing it.</exception>
    public string Issue(Role role, string name, DateTimeOffset now)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_lock)
        {
            using var held = LockFile();
            var tokens = Read().Append(new StoredToken(HashOf(token), role, name, now)).ToList();
            WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new(1, tokens), TokenJson.Default.StoredTokens));
        }

        Refresh();
        return token;
    }

    public bool TryVerify(string token, bool overLoopback, [NotNullWhen(true)] out Caller? caller)
    {
        caller = null;
        if (token.Length != TokenLength || !token.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        try
        {
            // A token that was made on the command line a moment ago is good at once.
            Refresh();
        }
        catch (CommandException)
        {
            // The file broke under the running node: what was known before still holds.
        }

        return _snapshot.Callers.TryGetValue(HashOf(token), out caller);
    }

    static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    void Refresh()
    {
        var file = new FileInfo(_path);
        var stamp = file.Exists ? file.LastWriteTimeUtc : default;
        if (stamp == _snapshot.Written)
            return;
        lock (_lock)
        {
            var tokens = Read();
            _snapshot = new(stamp, tokens,
                tokens.ToFrozenDictionary(t => t.Hash, t => new Caller(t.Name, t.Role)));
        }
    }

    IReadOnlyList<StoredToken> Read()
    {
        if (!File.Exists(_path))
            return [];
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(_path), TokenJson.Default.StoredTokens);
            return file is { Version: 1 } ? file.Tokens : throw new JsonException("the version is not 1");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{_path} is damaged: restore it from a backup ({e.Message})", e);
        }
    }

    IDisposable LockFile()
    {
        try
        {
            return WholeFile.Lock(_path);
        }
        catch (IOException e)
        {
            throw new CommandException($"{_path} is being changed by another process: try again", e);
        }
    }

    sealed record Snapshot(
        DateTime Written, IReadOnlyList<StoredToken> Tokens, FrozenDictionary<string, Caller> Callers);
}

/// <summary>One token as it is stored.</summary>
sealed record StoredToken(string Hash, Role Role, string Name, DateTimeOffset Created);

sealed record StoredTokens(int Version, IReadOnlyList<StoredToken> Tokens);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredTokens))]
sealed partial class TokenJson : JsonSerializerContext;
