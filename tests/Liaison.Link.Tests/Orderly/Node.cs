using System.Buffers.Binary;
using System.Security.Cryptography;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Writing;
using Liaison.Link.Orderly;

namespace Liaison.Link.Tests.Orderly;

/// <summary>One headquarters at an orderly lane: two logs on disks, and a session while there is a connection.</summary>
sealed class Node : IDisposable
{
    readonly TimeProvider _time;
    readonly EcdsaBlockSigner _signer;
    readonly Guid _log;
    readonly string _partner;
    readonly OrderlySettings _settings;

    public Node(string name, string partner, Guid log, ECDsa key, TimeProvider time, OrderlySettings settings)
    {
        (Name, _partner, _log, _time, _settings) = (name, partner, log, time, settings);
        _signer = new EcdsaBlockSigner(key);
        KeyId = _signer.KeyId;
    }

    public string Name { get; }

    /// <summary>By this the partner knows its log.</summary>
    public ReadOnlyMemory<byte> KeyId { get; }

    public ReadOnlyMemory<byte> PublicKey => _signer.PublicKey;

    public Disk OutboundDisk { get; set; } = new();

    public Disk InboundDisk { get; set; } = new();

    public OutboundLog Outbound { get; private set; } = null!;

    public InboundLog Inbound { get; private set; } = null!;

    public OrderlySession? Session { get; set; }

    /// <summary>The numbers of what it has released, in order; on its disk when the release returned.</summary>
    public List<int> Released { get; } = [];

    /// <summary>Whether its disk was put back to an older state, and the partner was not asked since.</summary>
    public bool IsRestored { get; set; }

    /// <summary>Starts as after the loss of power: from what is on the disks.</summary>
    public void Start(ReadOnlyMemory<byte> partnerKey)
    {
        Inbound?.Dispose();
        (Session, OutboundDisk.WritesUntilCrash, InboundDisk.WritesUntilCrash) = (null, -1, -1);
        Outbound = new OutboundLog(OutboundDisk, _signer, new LogOwner(_log, Name, "XXX"), _time, IsRestored);
        Inbound = InboundLog.Open(InboundDisk, partnerKey);
    }

    public void Connect() =>
        Session = new OrderlySession(Outbound, Inbound, _partner, _settings, _time.GetUtcNow());

    public void Release(int number, Guid id)
    {
        var body = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(body, number);
        Outbound.Append(Guid.NewGuid(), new RecordDraft
        {
            Id = id,
            Kind = "shared.log-entry",
            Author = Name,
            Role = "",
            Body = body,
        });
        Released.Add(number);
    }

    /// <summary>The numbers in a log on a disk, in order.</summary>
    public static List<int> NumbersIn(Disk disk)
    {
        var numbers = new List<int>();
        foreach (var block in disk.Blocks)
        {
            for (var i = 0; i < block.Records.Count; i++)
            {
                Assert.True(RecordCodec.TryRead(block.Records[i], block.First + i, block.Number, out var record));
                if (record.Kind == "shared.log-entry")
                    numbers.Add(BinaryPrimitives.ReadInt32BigEndian(record.Body.Span));
            }
        }

        return numbers;
    }

    public void Dispose() => Inbound?.Dispose();
}
