using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Headquarters.Command;

namespace Liaison.Web.Command;

/// <summary>Changes as a JSON merge patch (RFC 7396).</summary>
static class MergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="thing">The thing as it would be posted.</param>
    /// <param name="patch">What changes.</param>
    /// <param name="options">How the API reads and writes JSON.</param>
    /// <param name="changed">The thing with the changes.</param>
    /// <returns>Why it cannot be; null when it can.</returns>
    public static Refusal? Apply<T>(T thing, JsonObject patch, JsonSerializerOptions options, out T? changed)
        where T : class
    {
        changed = null;
        var type = options.GetTypeInfo(typeof(T));
        var merged = JsonSerializer.SerializeToNode(thing, type)!.AsObject();
        foreach (var (name, value) in patch)
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
