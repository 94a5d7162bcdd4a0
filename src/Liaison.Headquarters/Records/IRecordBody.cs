namespace Liaison.Headquarters.Records;

/// <summary>
/// What a record says: a positional record type marked with <see cref="RecordKindAttribute"/>. Its bytes are those of
/// <see cref="BodyCodec"/>, so its constructor's parameters are a format: they are never moved or removed, and new
/// ones come at the end with a default.
/// </summary>
public interface IRecordBody;

/// <summary>Names the kind under which a body stands in the journal.</summary>
/// <param name="kind">
/// <c>board.what-happened</c>: small letters, digits, hyphens and points, at most 64. It never changes.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecordKindAttribute(string kind) : Attribute
{
    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;
}
