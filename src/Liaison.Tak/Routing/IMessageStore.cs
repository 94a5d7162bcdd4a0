namespace Liaison.Tak.Routing;

/// <summary>A client that has been here: messages for it wait until it is back.</summary>
/// <param name="Uid">Its uid.</param>
/// <param name="Callsign">Its callsign when it was here last.</param>
/// <param name="Groups">Names of the groups whose messages it gets.</param>
/// <param name="LastSeen">When it was here last.</param>
public sealed record KnownClient(string Uid, string Callsign, IReadOnlyList<string> Groups, DateTimeOffset LastSeen);

/// <summary>A message that somebody is owed.</summary>
/// <param name="Id">Number of the message; later ones have greater numbers.</param>
/// <param name="Sender">Uid of the sender; empty when not known.</param>
/// <param name="Expires">When it is given up.</param>
/// <param name="Xml">The event.</param>
public sealed record StoredMessage(long Id, string Sender, DateTimeOffset Expires, byte[] Xml);

/// <summary>One change of what is stored. Changes are written in their order.</summary>
public abstract record StoreChange
{
    StoreChange()
    {
    }

    /// <summary>A client came or left.</summary>
    public sealed record ClientSeen(KnownClient Client) : StoreChange;

    /// <summary>A client has not been here for so long that it is forgotten, with all that it is owed.</summary>
    public sealed record ClientForgotten(string Uid) : StoreChange;

    /// <summary>A message is owed to somebody.</summary>
    public sealed record MessageKept(StoredMessage Message) : StoreChange;

    /// <summary>An addressee, a client's uid or <c>callsign:</c> and a callsign, is owed a message.</summary>
    public sealed record Owed(string Addressee, long Message) : StoreChange;

    /// <summary>An addressee has a message, or it has expired.</summary>
    public sealed record Settled(string Addressee, long Message) : StoreChange;

    /// <summary>Nobody is owed a message any more.</summary>
    public sealed record MessageDropped(long Message) : StoreChange;
}

/// <summary>All that is stored.</summary>
/// <param name="Clients">Clients that have been here.</param>
/// <param name="Messages">Messages that somebody is owed.</param>
/// <param name="Owed">Who is owed which message.</param>
/// <param name="LastId">The greatest number that a message ever had.</param>
public sealed record StoredState(
    IReadOnlyList<KnownClient> Clients,
    IReadOnlyList<StoredMessage> Messages,
    IReadOnlyList<(string Addressee, long Message)> Owed,
    long LastId);

/// <summary>
/// Where messages wait for addressees who are away. An implementation must make each batch durable as a whole or not at
/// all, and must give back after a restart exactly what was written. Calls come from one thread at a time.
/// </summary>
public interface IMessageStore : IDisposable
{
    /// <summary>Reads everything, once, before anything is written.</summary>
    StoredState Load();

    /// <summary>Writes changes, all or none.</summary>
    /// <exception cref="IOException">They could not be written; the desk tries them again.</exception>
    void Write(IReadOnlyList<StoreChange> changes);
}
