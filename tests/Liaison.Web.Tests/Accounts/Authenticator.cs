using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Accounts;

/// <summary>
/// An authenticator with its browser, in software: one key on P-256, no attestation (W3C Web Authentication, sections
/// 5.8.1, 6.1 and 6.5). What it says can be bent, to see what is refused.
/// </summary>
sealed class Authenticator : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    byte[] _user = [];

    public required string Origin { get; set; }

    public string RelyingParty { get; set; } = "127.0.0.1";

    public bool VerifiesUser { get; set; } = true;

    public bool IsFramed { get; set; }

    public uint Count { get; set; } = 1;

    public string Id => Base64Url.EncodeToString(_id);

    public object Register(JsonElement asked)
    {
        var options = asked.GetProperty("options");
        _user = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        var key = _key.ExportParameters(includePrivateParameters: false);
        byte[] coseKey = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. key.Q.X!, 0x22, 0x58, 32, .. key.Q.Y!];
        byte[] data = [.. Data(hasKey: true), .. new byte[16], 0, (byte)_id.Length, .. _id, .. coseKey];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58,
            checked((byte)data.Length), .. data,
        ];
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", options)),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = (string[])["internal"],
        });
    }

    public object Sign(JsonElement asked)
    {
        Count++;
        var (client, data) = (Client("webauthn.get", asked.GetProperty("options")), Data(hasKey: false));
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle = Base64Url.EncodeToString(_user),
        });
    }

    public void Dispose() => _key.Dispose();

    object Credential(object response) => new
    {
        id = Id,
        rawId = Id,
        type = "public-key",
        clientExtensionResults = new { },
        response,
    };

    byte[] Client(string type, JsonElement options) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        type,
        challenge = options.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = IsFramed,
    }));

    byte[] Data(bool hasKey)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = 0x01 | (VerifiesUser ? 0x04 : 0) | (hasKey ? 0x40 : 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), (byte)flags, .. count];
    }
}
