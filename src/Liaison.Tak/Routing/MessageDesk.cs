using Liaison.Picture;
using Liaison.Picture.Groups;
using Liaison.Tak.Net;
using Liaison.Tak.Sessions;

namespace Liaison.Tak.Routing;

/// <summary>
/// Brings messages to their addressees: at once to those who are here, later to those who are away. What somebody is owed
/// survives a restart, is delivered in order, and is settled only when the addressee's system has acknowledged the bytes.
/// </summary>
/// <remarks>Safe for many threads. Lock order: the desk's before the picture's; sessions are only posted to.</remarks>
sealed class MessageDesk : IDisposable
{
    /// <summary>The most messages that one addressee can be owed; beyond that the oldest is given up.</summary>
    public const int MaxOwed = 10_000;

    // The bound of what is kept in memory and on disk for all addressees together.
    const long MaxKeptBytes = 256L << 20;
    static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(7);

    readonly Lock _lock = new();
    readonly TakHub _hub;
    readonly StoreWriter _store;
    readonly Dictionary<string, KnownClient> _clients = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedSet<long>> _owed = new(StringComparer.Ordinal);
    readonly Dictionary<long, Kept> _messages = [];
    readonly Dictionary<long, long> _idOfSequence = [];
    readonly Queue<long> _recentSequences = new();
    long _lastId;
    long _keptBytes;

    public MessageDesk(TakHub hub, IMessageStore store)
    {
        _hub = hub;
        var state = store.Load();
        _lastId = state.LastId;
        foreach (var client in state.Clients) _clients[client.Uid] = client;
        foreach (var message in state.Messages) Keep(message);
        foreach (var (addressee, message) in state.Owed)
            if (_messages.TryGetValue(message, out var kept) && OwedTo(addressee).Add(message)) kept.Owing++;
        _store = new StoreWriter(store, hub.LogStoreFailed);
        foreach (var message in _messages.Values.Where(m => m.Owing == 0).ToList()) Drop(message);
    }

    /// <summary>Messages that somebody is owed.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _messages.Values.Count(message => message.Owing > 0);
        }
    }

    /// <summary>Messages given up since an addressee was owed too many, or all together took too much room.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Publishes a message to everybody who may see it; those who are away get it when they are back.</summary>
    /// <returns>The number of its entry in the audience's log.</returns>
    public long Publish(
        TakSession? from, Audience audience, WireEncoding encoding, ReadOnlySpan<byte> framed, MessageFacts facts,
        in LoopTurn turn)
    {
        lock (_lock)
        {
            long sequence, entry;
            using (var appender = _hub.Picture.BeginAppend(audience, from?.Number ?? 0, turn.Clock))
                sequence = appender.Message(encoding, framed, out entry);
            if (!facts.IsKept) return entry;

            var id = ++_lastId;
            Remember(sequence, id);
            var xml = XmlOf(encoding, framed);
            if (xml.Length == 0) return entry;
            var message = new Kept(new StoredMessage(id, from?.Uid ?? "", Expiry(facts, turn), xml))
            {
                Sequence = sequence,
                Audience = audience.Groups,
                IsRecent = true,
            };
            _messages[id] = message;
            _keptBytes += xml.Length;
            foreach (var client in _clients.Values)
            {
                if (client.Uid == from?.Uid || _hub.Roster.ByUid(client.Uid) is not null) continue;
                if (_hub.Picture.Groups.SetOf(client.Groups).Intersects(audience.Groups)) Owe(client.Uid, message);
            }

            return entry;
        }
    }

    /// <summary>Sends a message to its addressees alone.</summary>
    /// <param name="from">Who sends it; null for the node, which reaches everybody, also clients that it has not seen
    /// yet.</param>
    /// <param name="addressees">Who gets it.</param>
    /// <param name="xml">The message.</param>
    /// <param name="facts">What there is to know of it.</param>
    /// <param name="turn">When.</param>
    public void Send(TakSession? from, Addressees addressees, byte[] xml, MessageFacts facts, in LoopTurn turn)
    {
        var outgoing = new OutgoingEvent(xml, _hub.Picture.Codec);
        var unknown = 0;
        lock (_lock)
        {
            var message = new Kept(new StoredMessage(++_lastId, from?.Uid ?? "", Expiry(facts, turn), xml));
            _messages[message.Stored.Id] = message;
            _keptBytes += xml.Length;
            foreach (var uid in Resolve(from, addressees, out unknown))
            {
                if (facts.IsKept) Owe(uid, message);
                if (_hub.Roster.ByUid(uid) is { } session) Deliver(session, uid, message.Stored.Id, outgoing, facts.IsKept);
            }

            if (facts.IsKept)
            {
                foreach (var callsign in addressees.Callsigns)
                    if (!IsKnown(callsign)) Owe("callsign:" + callsign, message);
            }

            DropIfSettled(message);
        }

        if (from is not null && (unknown > 0 || addressees.HasMissions))
        {
            var text = addressees.HasMissions ? "Missions are not served here; your event went to nobody through them."
                : "An addressee of your event is not known or not in one of your groups.";
            from.Deliver(_hub.Notices.Say(turn.UnixMs, text));
        }
    }

    /// <summary>A client has said who it is, or has another callsign: it gets what it is owed. On the session's thread.</summary>
    /// <param name="session">The session.</param>
    /// <param name="oldCallsign">Its callsign until now; null when it has said for the first time who it is.</param>
    public void Arrived(TakSession session, string? oldCallsign)
    {
        lock (_lock)
        {
            // Not before: a message that came in between would overtake those that the client is owed.
            _hub.Roster.Named(session, oldCallsign);
            var client = ClientOf(session);
            _clients[client.Uid] = client;
            _store.Add(new StoreChange.ClientSeen(client));
            TakeOverCallsign(client);
            foreach (var id in OwedTo(client.Uid).ToList())
                if (_messages.TryGetValue(id, out var message) && GetsByItself(session, message)) Settle(client.Uid, id);

            if (_hub.Roster.AllByUid(client.Uid).FirstOrDefault(other => other != session) is not { } older)
            {
                DeliverOwed(session);
                return;
            }

            // First the older session settles what it has delivered, else that would come twice.
            session.HasBacklog = true;
            older.Post(() =>
            {
                Tend(older);
                session.Post(() => Tend(session));
            });
        }
    }

    /// <summary>Tries again to deliver what found no room, and settles what has been acknowledged. On the session's thread.</summary>
    public void Tend(TakSession session)
    {
        if (session.Uid is null || session.Reader is null) return;
        if (session.Reader.HasUnsettled) session.Reader.Settle(session.UnacknowledgedBytes);
        if (session.OnTheWay?.Count > 0) SettleAcknowledged(session, session.UnacknowledgedBytes);
        if (session.OnTheWay?.Count > 0) return;
        lock (_lock)
        {
            if (!DeliverOwed(session)) session.HasBacklog = false;
        }
    }

    /// <summary>A session has ended: what its client did not acknowledge is owed to it. On the session's thread.</summary>
    /// <param name="session">The session, which is no longer in the roster.</param>
    /// <param name="unacknowledged">Bytes at the end of what was sent that its client has not acknowledged.</param>
    public void Left(TakSession session, long unacknowledged)
    {
        if (session.Uid is null) return;
        SettleAcknowledged(session, unacknowledged);
        var notReceived = session.Reader?.NotReceived(unacknowledged) ?? [];
        lock (_lock)
        {
            var client = ClientOf(session);
            _clients[client.Uid] = client;
            _store.Add(new StoreChange.ClientSeen(client));
            var newer = _hub.Roster.ByUid(client.Uid);
            foreach (var sequence in notReceived)
            {
                if (!_idOfSequence.TryGetValue(sequence, out var id) || !_messages.TryGetValue(id, out var message)) continue;
                if (newer is null || !GetsByItself(newer, message)) Owe(client.Uid, message);
            }
        }
    }

    /// <summary>Gives up what has expired, and forgets who has been away for too long. Call it now and then.</summary>
    public void Expire(DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var message in _messages.Values.Where(m => m.Stored.Expires <= now).ToList())
            {
                foreach (var (addressee, owed) in _owed)
                    if (owed.Remove(message.Stored.Id))
                        _store.Add(new StoreChange.Settled(addressee, message.Stored.Id));
                message.Owing = 0;
                Drop(message);
            }

            foreach (var client in _clients.Values.Where(c => now - c.LastSeen > ForgetAfter).ToList())
            {
                if (_hub.Roster.ByUid(client.Uid) is not null) continue;
                _clients.Remove(client.Uid);
                if (_owed.TryGetValue(client.Uid, out var owed))
                    foreach (var id in owed.ToList()) Settle(client.Uid, id);
                _store.Add(new StoreChange.ClientForgotten(client.Uid));
            }

            foreach (var empty in _owed.Where(o => o.Value.Count == 0).Select(o => o.Key).ToList()) _owed.Remove(empty);
        }
    }

    /// <summary>Writes what is not written yet, and stops.</summary>
    public void Dispose() => _store.Dispose();

    HashSet<string> Resolve(TakSession? from, Addressees addressees, out int unknown)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        unknown = 0;
        foreach (var uid in addressees.Uids)
            if (MayReach(from, uid)) found.Add(uid);
            else unknown++;
        foreach (var callsign in addressees.Callsigns)
        {
            var uids = _hub.Roster.ByCallsign(callsign).Select(s => s.Uid!)
                .Concat(_clients.Values.Where(c => c.Callsign == callsign && _hub.Roster.ByUid(c.Uid) is null).Select(c => c.Uid));
            found.UnionWith(uids.Where(uid => MayReach(from, uid)));
        }

        foreach (var group in addressees.Groups)
        {
            if (!_hub.Picture.Groups.TryFind(group, out var number)
                || (from is not null && !from.Identity.In.Contains(number)))
            {
                unknown++;
                continue;
            }

            found.UnionWith(_clients.Values.Where(c => c.Groups.Contains(group)).Select(c => c.Uid));
        }

        if (from?.Uid is { } self) found.Remove(self);
        return found;
    }

    /// <summary>Whether the sender publishes to a group of the addressee: else it may not reach it by name either.</summary>
    bool MayReach(TakSession? from, string uid)
    {
        if (from is null) return true;
        if (_hub.Roster.ByUid(uid) is { } session) return from.Identity.In.Intersects(session.Identity.Out);
        return _clients.TryGetValue(uid, out var client)
            && from.Identity.In.Intersects(_hub.Picture.Groups.SetOf(client.Groups));
    }

    bool IsKnown(string callsign) =>
        _hub.Roster.ByCallsign(callsign).Count > 0 || _clients.Values.Any(c => c.Callsign == callsign);

    void TakeOverCallsign(KnownClient client)
    {
        if (_owed.Count == 0 || !_owed.TryGetValue("callsign:" + client.Callsign, out var waiting)) return;
        foreach (var id in waiting.ToList())
        {
            if (_messages.TryGetValue(id, out var message)) Owe(client.Uid, message);
            Settle("callsign:" + client.Callsign, id);
        }
    }

    /// <summary>Whether a session gets a message without the desk, as it was published to its groups after it began.</summary>
    static bool GetsByItself(TakSession session, Kept message) =>
        session.Reader is { } reader && message.Sequence > reader.OpenedAt
            && session.Identity.Out.Intersects(message.Audience);

    void SettleAcknowledged(TakSession session, long unacknowledged)
    {
        if (session.OnTheWay is not { } onTheWay || session.Reader is not { } reader) return;
        var acknowledged = reader.SentBytes - unacknowledged;
        while (onTheWay.TryPeek(out var next) && next.EndsAt <= acknowledged)
        {
            onTheWay.Dequeue();
            lock (_lock) Settle(session.Uid!, next.Message);
        }
    }

    /// <summary>Delivers what the client is owed.</summary>
    /// <returns>Whether there was something.</returns>
    bool DeliverOwed(TakSession session)
    {
        if (session.Reader is null || !_owed.TryGetValue(session.Uid!, out var owed)) return false;
        var now = _hub.Time.GetUtcNow();
        var messages = owed.Where(id => _messages.TryGetValue(id, out var message) && message.Stored.Expires > now)
            .Select(id => (id, new OutgoingEvent(_messages[id].Stored.Xml, _hub.Picture.Codec))).ToList();
        if (messages.Count == 0) return false;
        session.Post(() =>
        {
            session.HasBacklog = false;
            foreach (var (id, message) in messages)
            {
                if (!IsOwed(session.Uid!, id) || session.OnTheWay?.Any(m => m.Message == id) == true) continue;
                var endsAt = session.Deliver(message);
                session.HasBacklog = endsAt < 0;
                if (session.HasBacklog) return;
                session.NoteOnTheWay(id, endsAt);
            }
        });
        return true;
    }

    static void Deliver(TakSession session, string uid, long id, OutgoingEvent message, bool isKept) => session.Post(() =>
    {
        // Behind something that found no room it waits, so that the order is kept; Tend brings it.
        if (session.HasBacklog || session.Uid != uid) return;
        var endsAt = session.Deliver(message);
        if (!isKept) return;
        session.HasBacklog = endsAt < 0;
        if (endsAt >= 0) session.NoteOnTheWay(id, endsAt);
    });

    bool IsOwed(string addressee, long id)
    {
        lock (_lock) return _owed.TryGetValue(addressee, out var owed) && owed.Contains(id);
    }

    void Owe(string addressee, Kept message)
    {
        var owed = OwedTo(addressee);
        if (!owed.Add(message.Stored.Id)) return;
        message.Owing++;
        if (!message.IsStored) _store.Add(new StoreChange.MessageKept(message.Stored));
        message.IsStored = true;
        _store.Add(new StoreChange.Owed(addressee, message.Stored.Id));
        if (owed.Count > MaxOwed)
        {
            GivenUp++;
            Settle(addressee, owed.Min);
        }
    }

    void Settle(string addressee, long id)
    {
        if (!_owed.TryGetValue(addressee, out var owed) || !owed.Remove(id)) return;
        _store.Add(new StoreChange.Settled(addressee, id));
        if (!_messages.TryGetValue(id, out var message)) return;
        message.Owing--;
        DropIfSettled(message);
    }

    void DropIfSettled(Kept message)
    {
        // A published message is kept for a while even when nobody is owed it: a session may end without having had it.
        if (message.Owing == 0 && !message.IsRecent) Drop(message);
    }

    void Drop(Kept message)
    {
        if (!_messages.Remove(message.Stored.Id)) return;
        _keptBytes -= message.Stored.Xml.Length;
        if (message.IsStored) _store.Add(new StoreChange.MessageDropped(message.Stored.Id));
    }

    void Remember(long sequence, long id)
    {
        _idOfSequence[sequence] = id;
        _recentSequences.Enqueue(sequence);
        while (_recentSequences.Count > MaxOwed || (_keptBytes > MaxKeptBytes && _recentSequences.Count > 1))
        {
            if (!_idOfSequence.Remove(_recentSequences.Dequeue(), out var old)) continue;
            if (!_messages.TryGetValue(old, out var message)) continue;
            message.IsRecent = false;
            DropIfSettled(message);
        }
    }

    void Keep(StoredMessage message)
    {
        _messages[message.Id] = new Kept(message) { IsStored = true };
        _keptBytes += message.Xml.Length;
        _lastId = Math.Max(_lastId, message.Id);
    }

    SortedSet<long> OwedTo(string addressee)
    {
        if (!_owed.TryGetValue(addressee, out var owed)) _owed[addressee] = owed = [];
        return owed;
    }

    KnownClient ClientOf(TakSession session) =>
        new(session.Uid!, session.Callsign!, session.Identity.OutNames, _hub.Time.GetUtcNow());

    DateTimeOffset Expiry(MessageFacts facts, in LoopTurn turn)
    {
        var least = turn.UnixMs + (_hub.Options.KeepMessagesHours * 3_600_000L);
        // Chat says that it is stale after seconds or a day, as its device likes; a task may name weeks. Seven days bound both.
        var most = turn.UnixMs + (long)ForgetAfter.TotalMilliseconds;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(facts.StaleMs, least, Math.Max(least, most)));
    }

    byte[] XmlOf(WireEncoding encoding, ReadOnlySpan<byte> framed)
    {
        if (encoding == WireEncoding.Xml) return framed.ToArray();
        var buffer = new byte[_hub.Picture.Codec.MaxReportBytes];
        var length = _hub.Picture.Codec.Transcode(WireEncoding.Protobuf, framed, buffer);
        return length < 0 ? [] : buffer[..length];
    }

    sealed class Kept(StoredMessage stored)
    {
        public StoredMessage Stored { get; } = stored;

        /// <summary>Number in the picture of a message that was published; 0 for one that has addressees.</summary>
        public long Sequence { get; init; }

        /// <summary>The groups to which it was published.</summary>
        public GroupSet Audience { get; init; }

        /// <summary>How many addressees are owed it.</summary>
        public int Owing { get; set; }

        /// <summary>Set while a session may end without having had it.</summary>
        public bool IsRecent { get; set; }

        /// <summary>Set once it was given to the store.</summary>
        public bool IsStored { get; set; }
    }
}
