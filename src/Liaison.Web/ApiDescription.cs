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
    const string SessionScheme = "session";

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
        document.Components.SecuritySchemes[SessionScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "__Host-liaison",
            Description = "The session of a browser that has signed in; `liaison` and the port over plain http.",
        };
        return Task.CompletedTask;
    }

    static Task DescribeAccess(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var rule = metadata.OfType<AccessRule>().FirstOrDefault();
        if (rule is null or OpenToAll) return Task.CompletedTask;
        operation.Security ??= [];
        if (rule is RequiredPermission) operation.Security.Add(Requirement(Scheme));
        operation.Security.Add(Requirement(SessionScheme));
        var roles = rule is RequiredPermission { Permission: var permission }
            ? $"Roles: {string.Join(", ", permission.RoleNames)}." : "All roles, with a session.";
        if (metadata.OfType<FreshSignIn>().Any()) roles += " A session must be freshly signed in.";
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

        OpenApiSecurityRequirement Requirement(string scheme) =>
            new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
    }
}
