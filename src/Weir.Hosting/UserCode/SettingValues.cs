using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Formats.Hocon;

namespace Weir.Hosting.UserCode;

/// <summary>Reads settings as the types of parameters and properties.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class SettingValues(DiagnosticBag bag)
{
    /// <summary>False after a finding.</summary>
    public bool TryRead(Node node, Type type, string path, out object? value)
    {
        value = null;
        if (type.IsAssignableFrom(node.GetType()) && type != typeof(object))
        {
            value = node;
            return true;
        }

        if (node is ScalarNode { IsNull: true })
        {
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null || Report(node, type, path);
        }

        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        return node switch
        {
            ScalarNode scalar => Scalar(scalar, wanted, out value) || (IsList(wanted, out _) ? TryRead(new SequenceNode([scalar], scalar.Span), wanted, path, out value) : Report(node, wanted, path)),
            SequenceNode sequence => List(sequence, wanted, path, out value),
            MappingNode mapping => Mapping(mapping, wanted, path, out value),
            _ => Report(node, wanted, path),
        };
    }

    private bool Report(Node node, Type type, string path)
    {
        bag.Add(UserCodeCodes.BadSettingValue, node.Span, $"'{path}' must be {Describe(type)}, but is {node.Describe()}.", type.IsEnum ? $"Expected one of: {string.Join(", ", Enum.GetNames(type).Select(SnakeCase.Of))}." : null);
        return false;
    }

    private static bool Scalar(ScalarNode scalar, Type type, out object? value)
    {
        string text = scalar.Text;
        CultureInfo culture = CultureInfo.InvariantCulture;
        value = type switch
        {
            _ when type == typeof(string) || type == typeof(object) => text,
            _ when type == typeof(Secret) => new Secret("setting", text),
            _ when type == typeof(bool) => bool.TryParse(text, out bool truth) ? truth : null,
            _ when type == typeof(TimeSpan) => HoconUnits.TryDuration(text, out TimeSpan length, "s") || TimeSpan.TryParse(text, culture, out length) ? length : null,
            _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParse(text, culture, out DateOnly day) ? day : null,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant : null,
            _ when type == typeof(DateTime) => DateTime.TryParse(text, culture, out DateTime moment) ? moment : null,
            _ when type == typeof(Guid) => Guid.TryParse(text, out Guid id) ? id : null,
            _ when type.IsEnum => Choice(text, type),
            _ when type.IsPrimitive || type == typeof(decimal) => Number(text, type),
            _ => null,
        };
        return value is not null;
    }

    private static object? Choice(string text, Type type)
    {
        string wanted = SnakeCase.OfKey(text);
        string? name = Enum.GetNames(type).FirstOrDefault(n => SnakeCase.Of(n).Equals(wanted, StringComparison.OrdinalIgnoreCase) || n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }

    private static object? Number(string text, Type type)
    {
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private bool List(SequenceNode sequence, Type type, string path, out object? value)
    {
        value = null;
        if (!IsList(type, out Type? item))
        {
            return Report(sequence, type, path);
        }

        Array items = Array.CreateInstance(item!, sequence.Items.Length);
        bool good = true;
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            good &= TryRead(sequence.Items[i], item!, $"{path}[{i}]", out object? read);
            if (good && read is not null)
            {
                items.SetValue(read, i);
            }
        }

        value = good ? type.IsAssignableFrom(items.GetType()) ? items : Activator.CreateInstance(type, items) : null;
        return good;
    }

    private bool Mapping(MappingNode mapping, Type type, string path, out object? value)
    {
        value = null;
        if (ItemOfMap(type) is not { } item)
        {
            return !type.IsPrimitive && type != typeof(string) && !IsList(type, out _) && !type.IsAbstract
                ? (value = new SettingBinder(bag).Make(type, mapping, path)) is not null
                : Report(mapping, type, path);
        }

        IDictionary items = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
        bool good = true;
        foreach (MappingEntry entry in mapping.Entries)
        {
            good &= TryRead(entry.Value, item, $"{path}.{entry.Name}", out object? read);
            items[entry.Name] = read;
        }

        value = items;
        return good;
    }

    private static Type? ItemOfMap(Type type)
    {
        Type? map = type.IsGenericType && type.GetGenericArguments() is [Type key, _] && key == typeof(string) ? type : null;
        return map is not null && map.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(typeof(string), map.GetGenericArguments()[1])) ? map.GetGenericArguments()[1] : null;
    }

    private static bool IsList(Type type, out Type? item)
    {
        item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [Type only] ? only : null;
        return item is not null && (type.IsAssignableFrom(item.MakeArrayType()) || type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)]) is not null);
    }

    private static string Describe(Type type) => type switch
    {
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) || type == typeof(float) || type == typeof(decimal) => "a number",
        _ when type == typeof(TimeSpan) => "a length of time such as '10 seconds'",
        _ when type.IsPrimitive => "a whole number",
        _ when IsList(type, out _) => "a list",
        _ => $"a {type.Name}",
    };
}
