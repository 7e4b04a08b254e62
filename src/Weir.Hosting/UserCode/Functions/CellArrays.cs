using System.Diagnostics.CodeAnalysis;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Arrays of an engine as arrays of C#, and back.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class CellArrays
{
    /// <summary>A value as a C# type has it: an array's items one by one.</summary>
    /// <exception cref="InvalidCastException">An item is NULL, and the C# type has no place for it.</exception>
    public static object Convert(object value, Type type)
    {
        if (value is not object?[] items || !type.IsArray)
        {
            return value;
        }

        Type itemType = type.GetElementType()!;
        Type plain = Nullable.GetUnderlyingType(itemType) ?? itemType;
        Array converted = Array.CreateInstance(itemType, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] is { } item)
            {
                converted.SetValue(Convert(item, plain), i);
            }
            else if (plain == itemType && plain.IsValueType)
            {
                throw new InvalidCastException($"Item {i} of the array is NULL, and a {plain.Name}[] has no place for it; take a {plain.Name}?[].");
            }
        }

        return converted;
    }

    /// <summary>A value as engines take it.</summary>
    public static object Objects(object value)
    {
        if (value is not Array array || value is byte[])
        {
            return value;
        }

        object?[] items = new object?[array.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = array.GetValue(i) is { } item ? Objects(item) : null;
        }

        return items;
    }
}
