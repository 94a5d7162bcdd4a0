using System.ComponentModel;

namespace Liaison.Tak;

/// <summary>How TAK clients reach a port.</summary>
public enum TakProtocol
{
    /// <summary>A TCP stream without protection.</summary>
    Tcp,

    /// <summary>A TCP stream over TLS; the client shows a certificate.</summary>
    Tls,

    /// <summary>Datagrams, one event in each.</summary>
    Udp,

    /// <summary>Datagrams to a multicast group (TAK's mesh).</summary>
    Multicast,
}

/// <summary>One port for TAK clients.</summary>
public sealed record TakInputOptions
{
    /// <summary>A name for logs and counters.</summary>
    [Description("A name for logs and counters.")]
    public required string Name { get; init; }

    /// <summary>How clients reach it.</summary>
    [Description("How clients reach it: Tcp, Tls, Udp or Multicast.")]
    public TakProtocol Protocol { get; init; }

    /// <summary>The address to listen at, or the multicast group.</summary>
    [Description("The address to listen at; for Multicast the group's address.")]
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port.</summary>
    [Description("The port; 0 takes any free one.")]
    public required int Port { get; init; }

    /// <summary>Whether clients get reports; otherwise they only send them.</summary>
    [Description("Whether clients of this port get reports; otherwise they only send them.")]
    public bool Receive { get; init; } = true;

    /// <summary>The groups of clients without a certificate.</summary>
    [Description("The groups of clients that show no certificate.")]
    public IReadOnlyList<string> Groups { get; init; } = ["__ANON__"];
}
