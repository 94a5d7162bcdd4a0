using Liaison.Journal.Records;
using Liaison.Journal.Writing;

namespace Liaison.Durability.Appending;

/// <summary>Records whose content follows from their id: who reads one back knows what it must say.</summary>
static class SampleRecords
{
    /// <summary>Whose logs the campaigns write.</summary>
    public static readonly LogOwner Owner = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), "JFHQ", "USA");

    const string Kind = "sample.record";

    public static RecordDraft Draft(Guid id, int maxBodyBytes) => new()
    {
        Id = id,
        Kind = Kind,
        Author = "appender",
        Role = "watch",
        Body = BodyOf(id, (int)(Seed(id) % (uint)maxBodyBytes)),
    };

    /// <summary>Whether a record says what its id says that it must.</summary>
    public static bool IsTrue(LogRecord record) =>
        record.Kind != Kind || record.Body.Span.SequenceEqual(BodyOf(record.Id, record.Body.Length));

    static byte[] BodyOf(Guid id, int length)
    {
        var body = new byte[length];
        new Random((int)Seed(id) ^ length).NextBytes(body);
        return body;
    }

    static uint Seed(Guid id) => BitConverter.ToUInt32(id.ToByteArray(), 12);
}
