using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Liaison.Configuration;

/// <summary>
/// Makes options records from settings. Collects every problem instead of stopping at the first; a key that no record
/// knows is a problem, since a misspelt key would silently leave a default in place.
/// </summary>
sealed class OptionsBinder(List<string> errors)
{
    /// <summary>The record of this type, or null when it has problems.</summary>
    public object? Bind(Type type, Setting setting, string path)
    {
        var before = errors.Count;
        var result = Read(type, setting, path);
        return errors.Count == before ? result : null;
    }

    /// <summary>The keys of a record: what can be configured.</summary>
    public static IEnumerable<PropertyInfo> Keys(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null);

    public static bool IsList(Type type, out Type item)
    {
        var list = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        item = list ? type.GetGenericArguments()[0] : typeof(object);
        return list;
    }

    public static bool IsScalar(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(TimeSpan);

    public static string KeyName(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    /// <summary>Says which of the known names was probably meant.</summary>
    public void ReportUnknown(Setting setting, string path, IEnumerable<string> known)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var nearest = Suggestion.For(name, known);
        var prefix = path[..^name.Length];
        errors.Add($"{setting.Source}: {path} is not a setting"
            + (nearest is null ? "" : $"; did you mean {prefix}{nearest}?"));
    }

    object? Read(Type type, Setting setting, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsScalar(type))
            return ReadScalar(type, setting, path);
        return IsList(type, out var item) ? ReadList(item, setting, path) : ReadRecord(type, setting, path);
    }

    object? ReadRecord(Type type, Setting setting, string path)
    {
        if (setting.Value is not null)
        {
            errors.Add($"{setting.Source}: {path} has keys of its own; it cannot be '{setting.Value}'");
            return null;
        }

        var record = Activator.CreateInstance(type)!;
        var keys = Keys(type).ToDictionary(KeyName, StringComparer.OrdinalIgnoreCase);
        var complete = true;
        foreach (var (name, child) in setting.Children)
        {
            if (!keys.TryGetValue(name, out var property))
                ReportUnknown(child, $"{path}.{name}", keys.Keys);
            else if (child.Value is not null || child.Children.Count > 0)
            {
                var value = Read(property.PropertyType, child, $"{path}.{KeyName(property)}");
                complete &= value is not null;
                if (value is not null)
                    property.SetValue(record, value);
            }
        }

        foreach (var (name, property) in keys)
        {
            if (property.IsDefined(typeof(RequiredMemberAttribute)) && !setting.Children.ContainsKey(name))
            {
                errors.Add($"{setting.Source}: {path}.{name} is missing");
                complete = false;
            }
        }

        if (complete)
            Validate(record, setting, path);
        return complete ? record : null;
    }

    void Validate(object record, Setting setting, string path)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(record, new(record), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var property = record.GetType().GetProperty(result.MemberNames.First())!;
            var source = setting.Children.GetValueOrDefault(property.Name)?.Source ?? setting.Source;
            errors.Add($"{source}: {path}.{KeyName(property)} = {property.GetValue(record)}: {result.ErrorMessage}");
        }
    }

    IList? ReadList(Type item, Setting setting, string path)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (setting.Value is not null)
        {
            if (!IsScalar(item))
            {
                errors.Add($"{setting.Source}: {path} is a list; it cannot be '{setting.Value}'");
                return null;
            }

            const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
            foreach (var part in setting.Value.Split(',', Tidy))
            {
                if (ReadText(item, part, setting, path) is { } value)
                    list.Add(value);
            }

            return list;
        }

        var elements = new SortedDictionary<int, Setting>();
        foreach (var (name, child) in setting.Children)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                elements.Add(index, child);
            else
                errors.Add($"{child.Source}: {path} is a list; '{name}' is not a number in it");
        }

        foreach (var (index, child) in elements)
        {
            if (Read(item, child, $"{path}.{index}") is { } value)
                list.Add(value);
        }

        return list;
    }

    object? ReadScalar(Type type, Setting setting, string path)
    {
        if (setting.Value is not null)
            return ReadText(type, setting.Value, setting, path);
        errors.Add($"{setting.Source}: {path} has no keys of its own");
        return null;
    }

    object? ReadText(Type type, string text, Setting setting, string path)
    {
        var invariant = CultureInfo.InvariantCulture;
        object? value = Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => ReadEnum(type, text),
            TypeCode.String => text,
            TypeCode.Boolean => bool.TryParse(text, out var b) ? b : null,
            TypeCode.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var i) ? i : null,
            TypeCode.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var l) ? l : null,
            TypeCode.Double => double.TryParse(text, NumberStyles.Float, invariant, out var d) && double.IsFinite(d)
                ? d : null,
            _ => TimeSpan.TryParse(text, invariant, out var t) ? t : null,
        };
        if (value is null)
            errors.Add($"{setting.Source}: {path} = {text}: it must be {Expectation(type)}");
        return value;
    }

    static object? ReadEnum(Type type, string text)
    {
        // Enum.TryParse would take numbers and lists of names as well.
        var name = Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }

    static string Expectation(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type)),
        TypeCode.Boolean => "true or false",
        TypeCode.Double => "a number",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        _ => "a duration such as 00:00:30",
    };
}
