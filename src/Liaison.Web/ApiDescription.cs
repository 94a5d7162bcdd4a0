using System.Globalization;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liaison.Web;

/// <summary>
/// What the OpenAPI document says beyond the types of requests and answers: who may call what, and how callers are
/// refused. It is read from the same metadata that decides it.
/// </summary>
static class ApiDescription
{
    const string Scheme = "token";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeApi);
        options.AddOperationTransformer(DescribeAccess);
    }

    static Task DescribeApi(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Liaison";
        document.Info.Description =
            "JSON, UTC times in ISO 8601, WGS-84 degrees, metres, metres per second, degrees true. Refusals are "
            + "RFC 9457 problem details with a stable type.";
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token of the node, made by `liaison token`.",
        };
        return Task.CompletedTask;
    }

    static Task DescribeAccess(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var required = metadata.OfType<RequiredPermission>().FirstOrDefault();
        if (required is null) return Task.CompletedTask;
        operation.Security ??= [];
        operation.Security.Add(
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] });
        var roles = $"Roles: {string.Join(", ", required.Permission.RoleNames)}.";
        operation.Description = operation.Description is { Length: > 0 } text ? $"{text}\n\n{roles}" : roles;
        operation.Responses ??= [];
        foreach (var status in (int[])[StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden])
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = Problem.OfStatus(status).ProblemDetails.Title,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference("ProblemDetails", context.Document),
                    },
                },
            };
        }

        return Task.CompletedTask;
    }
}
