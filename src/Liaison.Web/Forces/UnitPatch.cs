using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Headquarters.Command;

namespace Liaison.Web.Forces;

/// <summary>Changes of a unit as a JSON merge patch (RFC 7396).</summary>
static class UnitPatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="unit">The unit as it would be posted.</param>
    /// <param name="patch">What changes.</param>
    /// <param name="options">How the API reads and writes JSON.</param>
    /// <param name="changed">The unit with the changes.</param>
    /// <returns>Why it cannot be; null when it can.</returns>
    public static Refusal? Apply(
        PostedUnit unit, JsonObject patch, JsonSerializerOptions options, out PostedUnit? changed)
    {
        changed = null;
        var type = options.GetTypeInfo(typeof(PostedUnit));
        var merged = JsonSerializer.SerializeToNode(unit, type)!.AsObject();
        foreach (var (name, value) in patch)
        {
            // The parts of a label belong together: it is replaced as a whole.
            if (value is JsonObject inner && merged[name] is JsonObject outer && name != "label") Merge(outer, inner);
            else if (value is null) merged.Remove(name);
            else merged[name] = value.DeepClone();
        }

        try
        {
            changed = (PostedUnit?)merged.Deserialize(type);
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
