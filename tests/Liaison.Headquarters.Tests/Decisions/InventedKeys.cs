using System.Security.Cryptography;
using System.Text;
using Liaison.Headquarters.Decisions;

namespace Liaison.Headquarters.Tests.Decisions;

/// <summary>
/// Keys that every test can make: quick, the same each time, and good for nothing but tests. The real ones are tested
/// where they are.
/// </summary>
sealed class InventedKeys(string headquarters) : IDecisionKeys
{
    public string Headquarters => headquarters;

    public byte[] Sign(byte[] content) => Of(headquarters, content);

    public bool Verify(string headquarters, byte[] content, byte[] signature) =>
        signature.AsSpan().SequenceEqual(Of(headquarters, content));

    static byte[] Of(string name, byte[] content) => SHA256.HashData([.. Encoding.UTF8.GetBytes(name), .. content]);
}
