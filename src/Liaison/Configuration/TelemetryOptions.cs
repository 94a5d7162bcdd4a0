using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Configuration;

/// <summary>Where measurements and traces go, beside /metrics.</summary>
sealed record TelemetryOptions : IValidatableObject
{
    [Description("Address of an OpenTelemetry collector (OTLP over gRPC), for example http://localhost:4317; "
        + "empty to send nothing.")]
    public string OtlpEndpoint { get; init; } = "";

    [Description("Share of requests that are traced, when traces are sent at all: 0 to 1.")]
    [Range(0.0, 1.0)]
    public double TraceShare { get; init; } = 0.1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && !Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out _))
            yield return new($"'{OtlpEndpoint}' is not an absolute address", [nameof(OtlpEndpoint)]);
    }
}
