using System.Text.Json;
using System.Text.Json.Serialization;

namespace Liaison.Backup;

/// <summary>What a backup holds. It comes behind the files: a backup that was cut off has none.</summary>
sealed record BackupManifest
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";

    /// <summary>The very last file: SHA-256 of the manifest.</summary>
    public const string HashFileName = "manifest.sha256";

    [JsonRequired]
    public required int Format { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    [JsonRequired]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Name of the headquarters.</summary>
    [JsonRequired]
    public required string Node { get; init; }

    /// <summary>The version of the program that made it.</summary>
    [JsonRequired]
    public required string Program { get; init; }

    /// <summary>SHA-256 of the journal's first public key.</summary>
    [JsonRequired]
    public required string Fingerprint { get; init; }

    /// <summary>The number of the journal's last record.</summary>
    [JsonRequired]
    public required long Records { get; init; }

    /// <summary>Number and hash of the journal's last block.</summary>
    [JsonRequired]
    public required string Head { get; init; }

    [JsonRequired]
    public required IReadOnlyList<BackupEntry> Files { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);

    /// <exception cref="JsonException">The bytes are no manifest.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest) ?? throw new JsonException("it is empty");
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Where it belongs in the data folder, with <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, in hexadecimal digits.</param>
sealed record BackupEntry(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
sealed partial class BackupJson : JsonSerializerContext;
