namespace Liaison.Composition;

/// <summary>What a node says about its life.</summary>
static partial class NodeLog
{
    [LoggerMessage(9000, LogLevel.Information, "{Name} is ready at {Addresses}.")]
    public static partial void Ready(ILogger logger, string name, string addresses);

    [LoggerMessage(9001, LogLevel.Information, "{Name} has stopped.")]
    public static partial void Stopped(ILogger logger, string name);

    [LoggerMessage(9002, LogLevel.Information, "A new server certificate was made; it holds until {NotAfter:u}.")]
    public static partial void CertificateRenewed(ILogger logger, DateTime notAfter);

    [LoggerMessage(9003, LogLevel.Warning, "A layer was left out: {Fault}.")]
    public static partial void LayerUnreadable(ILogger logger, string fault);
}
