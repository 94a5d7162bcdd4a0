using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Headquarters.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Liaison.Web.Command;

/// <summary>A change as a JSON merge patch (RFC 7396).</summary>
sealed class MergePatch
{
    readonly JsonObject _changes;
    readonly JsonSerializerOptions _options;

    MergePatch(JsonObject changes, JsonSerializerOptions options)
    {
        _changes = changes;
        _options = options;
    }

    /// <summary>Reads the patch in the body of a request.</summary>
    /// <returns>The patch, or why the body is none.</returns>
    public static async Task<(MergePatch? Patch, ProblemHttpResult? Problem)> ReadAsync(HttpContext context)
    {
        try
        {
            var changes = await context.Request.ReadFromJsonAsync<JsonObject>(context.RequestAborted) ?? [];
            var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>();
            return (new MergePatch(changes, json.Value.SerializerOptions), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return (null, Problem.BadBody("A JSON object with the members that change."));
        }
        catch (BadHttpRequestException refused)
        {
            return (null, Problem.OfStatus(refused.StatusCode));
        }
    }

    /// <summary>Applies the patch.</summary>
    /// <param name="thing">The thing as it would be posted.</param>
    /// <param name="changed">The thing with the changes.</param>
    /// <returns>Why it cannot be; null when it can.</returns>
    public Refusal? Apply<T>(T thing, out T? changed)
        where T : class
    {
        changed = null;
        var type = _options.GetTypeInfo(typeof(T));
        var merged = JsonSerializer.SerializeToNode(thing, type)!.AsObject();
        foreach (var (name, value) in _changes)
        {
            // The parts of a label belong together: it is replaced as a whole.
            if (value is JsonObject inner && merged[name] is JsonObject outer && name != "label") Merge(outer, inner);
            else if (value is null) merged.Remove(name);
            else merged[name] = value.DeepClone();
        }

        try
        {
            changed = (T?)merged.Deserialize(type);
            return changed is null ? Refusal.Invalid("body", "a JSON object") : null;
        }
        catch (JsonException fault)
        {
            return Refusal.Invalid(
                fault.Path is { Length: > 2 } path ? path[2..] : "body", "a value that this member may have");
        }
    }

    static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else target[name] = value.DeepClone();
        }
    }
}
