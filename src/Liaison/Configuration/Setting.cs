using System.Text.Json;

namespace Liaison.Configuration;

/// <summary>What was configured at one key: a value or keys below it, and where that was said.</summary>
sealed class Setting
{
    /// <summary>Names of environment variables that are configuration begin with this.</summary>
    public const string EnvironmentPrefix = "LIAISON__";

    const int MaxDepth = 8;

    public string? Value { get; private set; }

    /// <summary>The file or the environment variable; for error messages.</summary>
    public string Source { get; private set; } = "";

    public SortedDictionary<string, Setting> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing configured: all defaults.</summary>
    public static Setting Empty(string source) => new() { Source = source };

    /// <summary>Reads a configuration file; problems are added to <paramref name="errors"/>.</summary>
    public static Setting FromFile(string path, List<string> errors)
    {
        var root = new Setting { Source = path };
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new()
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
                MaxDepth = MaxDepth,
            });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                root.Take(document.RootElement);
            else
                errors.Add($"{path}: the file must hold one JSON object");
        }
        catch (JsonException e)
        {
            errors.Add($"{path}: not valid JSON: {e.Message}");
        }

        return root;
    }

    /// <summary>Lays the variables that begin with <see cref="EnvironmentPrefix"/> over what the file said.</summary>
    public void Overlay(IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var (name, value) in environment)
        {
            if (!name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
                continue;
            var setting = this;
            foreach (var part in name[EnvironmentPrefix.Length..].Split("__"))
                setting = setting.Child(part, name);
            setting.Value = value;
            setting.Source = name;
            // One variable can replace a whole list: "a,b".
            setting.Children.Clear();
        }
    }

    Setting Child(string name, string source)
    {
        if (!Children.TryGetValue(name, out var child))
            Children.Add(name, child = new() { Source = source });
        return child;
    }

    void Take(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Child(property.Name, Source).Take(property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Child(index.ToString(null, null), Source).Take(item);
                break;
            case JsonValueKind.Null:
                break;
            default:
                Value = element.ToString();
                break;
        }
    }
}
