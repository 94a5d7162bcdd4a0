using Liaison.Journal.Blocks;

namespace Liaison.Link.Orderly;

/// <summary>
/// Two signed headers of one log that cannot both be true: whoever knows the key that signed them can see, without
/// asking anybody, that its owner told two stories.
/// </summary>
/// <param name="Held">What was given before.</param>
/// <param name="Told">What was said afterwards.</param>
public sealed record ForkEvidence(SignedHeader Held, SignedHeader Told)
{
    /// <summary>Whether it proves that.</summary>
    /// <param name="publicKey">The key that signed both, as SubjectPublicKeyInfo.</param>
    public bool Proves(ReadOnlySpan<byte> publicKey) =>
        BlockHeader.TryRead(Held.Header, out var held) && BlockHeader.TryRead(Told.Header, out var told)
        && held.Log == told.Log && held.Epoch == told.Epoch && Contradict(held, told)
        && Held.IsSignedBy(publicKey) && Told.IsSignedBy(publicKey);

    bool Contradict(BlockHeader held, BlockHeader told) =>
        (told.Number == held.Number && !told.Write().AsSpan().SequenceEqual(held.Write()))
        || (told.Number == held.Number + 1 && !told.Previous.Span.SequenceEqual(BlockHeader.Hash(Held.Header.Span)));
}
