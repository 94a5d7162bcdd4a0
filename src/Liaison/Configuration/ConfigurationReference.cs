using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Liaison.Configuration;

/// <summary>The page about configuration, written from the records themselves: it cannot be out of date.</summary>
static class ConfigurationReference
{
    const string Head = """
        # Configuration

        <!-- Written by a test from the options records; change those, not this page. -->

        A node reads `liaison.json` in its data folder; an environment variable overrides one key of it. A key that no
        one knows, or a value that does not fit, stops the start: all mistakes are named at once. Lists of plain values
        may be given in one variable, separated by commas; elements of other lists are numbered from 0.


        """;

    public static string Markdown()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (name, type) in NodeConfiguration.Sections)
            Section(page, name, type);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    static void Section(StringBuilder page, string path, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        page.Append($"## {path}\n\n| key | environment | default | meaning |\n|---|---|---|---|\n");
        var nested = new List<(string Path, Type Type)>();
        foreach (var key in OptionsBinder.Keys(type))
        {
            var keyPath = $"{path}.{OptionsBinder.KeyName(key)}";
            if (OptionsBinder.IsList(key.PropertyType, out var item) && !OptionsBinder.IsScalar(item))
                nested.Add((keyPath + ".0", item));
            var meaning = key.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
            var variable = Setting.EnvironmentPrefix
                + string.Join("__", keyPath.Split('.').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
            page.Append($"| `{keyPath}` | `{variable}` | {Default(key, defaults)} | {meaning} |\n");
        }

        page.Append('\n');
        foreach (var (nestedPath, nestedType) in nested)
            Section(page, nestedPath, nestedType);
    }

    static string Default(PropertyInfo key, object defaults)
    {
        if (key.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            return "must be given";
        return key.GetValue(defaults) switch
        {
            null or "" => "none",
            bool value => value ? "`true`" : "`false`",
            string value => $"`{value}`",
            System.Collections.IEnumerable list when !list.Cast<object>().Any() => "none",
            System.Collections.IEnumerable list => $"`{string.Join(",", list.Cast<object>())}`",
            var value => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
        };
    }
}
