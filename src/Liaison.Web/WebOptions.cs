using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Web;

/// <summary>The web app and the HTTP API.</summary>
public sealed record WebOptions
{
    /// <summary>Port of plain http; only this machine can reach it.</summary>
    [Description("Port of the web app and the API over http, on loopback only; 0 takes any free one.")]
    [Range(0, 65535)]
    public int HttpPort { get; init; } = 8080;

    /// <summary>Port of https.</summary>
    [Description("Port of the web app, the API and Marti over https; 0 takes any free one.")]
    [Range(0, 65535)]
    public int HttpsPort { get; init; } = 8443;

    /// <summary>Address that https listens at.</summary>
    [Description("Address that https listens at; 0.0.0.0 for all of IPv4, :: for all.")]
    [Required]
    public string HttpsAddress { get; init; } = "::";

    /// <summary>How many requests without a token one source may send a second.</summary>
    [Description("How many requests without a token one source may send a second, and ten times that at once.")]
    [Range(10, 100_000)]
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Folder of the built web app; null for the usual places.</summary>
    [Description("Folder of the built web app; by default `wwwroot` beside the program, or `web/dist` of the sources.")]
    public string? AppFolder { get; init; }
}
