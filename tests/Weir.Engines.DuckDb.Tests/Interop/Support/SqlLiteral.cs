using System.Globalization;
using System.Numerics;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Tests.Interop.Support;

/// <summary>Spells a value as SQL.</summary>
internal static class SqlLiteral
{
    internal static string Of(object? value, DuckDbType type) => value is null ? $"NULL::{type}" : $"({Bare(value, type)})::{type}";

    private static string Bare(object value, DuckDbType type) => value switch
    {
        string text => Text(text),
        byte[] bytes => $"from_hex('{Convert.ToHexString(bytes)}')",
        bool truth => truth ? "true" : "false",
        float number => $"'{Real(number)}'",
        double number => $"'{Real(number)}'",
        Guid guid => $"'{guid}'",
        BigInteger number => $"'{number}'",
        DuckDbInterval interval => $"to_months({interval.Months}) + to_days({interval.Days}) + to_microseconds({interval.Microseconds})",
        object?[] items => type.Id == DuckDbTypeId.Array
            ? $"array_value({string.Join(", ", items.Select(item => Of(item, type.Element)))})"
            : $"[{string.Join(", ", items.Select(item => Of(item, type.Element)))}]",
        DuckDbStruct record => "{" + string.Join(", ", record.Values.Select((item, i) =>
            $"{SqlText.Identifier(record.Names[i])}: {Of(item, type.Children[i].Type)}")) + "}",
        DuckDbMap map => $"map([{string.Join(", ", map.Entries.Select(entry => Of(entry.Key, type.Children[0].Type)))}], "
            + $"[{string.Join(", ", map.Entries.Select(entry => Of(entry.Value, type.Children[1].Type)))}])",
        DuckDbUnion union => $"union_value({SqlText.Identifier(union.Member)} := {Of(union.Value, type.Children.Single(member => member.Name == union.Member).Type)})",
        _ => $"'{value}'",
    };

    private static string Real<T>(T number)
        where T : IFloatingPoint<T> =>
        T.IsNaN(number) ? "nan" : T.IsInfinity(number) ? (T.IsNegative(number) ? "-inf" : "inf") : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A text may hold zeros, SQL may not.</summary>
    private static string Text(string text) => string.Join(" || chr(0) || ", text.Split('\0').Select(SqlText.Literal));
}
