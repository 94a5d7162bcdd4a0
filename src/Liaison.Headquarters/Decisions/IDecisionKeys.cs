namespace Liaison.Headquarters.Decisions;

/// <summary>The keys by which headquarters decide. Safe for many threads.</summary>
public interface IDecisionKeys
{
    /// <summary>The name of this headquarters.</summary>
    string Headquarters { get; }

    /// <summary>Signs content with the key of this headquarters.</summary>
    /// <param name="content">Its bytes.</param>
    /// <returns>A signature that says which key made it.</returns>
    byte[] Sign(byte[] content);

    /// <summary>Whether a signature over content was made with the key of a headquarters.</summary>
    /// <param name="headquarters">Its name; of one whose key is not known no signature is good.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="signature">The signature; whatever it is, it does not make this throw.</param>
    bool Verify(string headquarters, byte[] content, byte[] signature);
}
