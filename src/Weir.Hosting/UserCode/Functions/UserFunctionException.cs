using System.Globalization;
using System.Reflection;
using Weir.Core.Contracts;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>What a function of the user's threw, with the values that it was called with.</summary>
internal sealed class UserFunctionException(string name, string? arguments, Exception cause)
    : Exception(Text(name, arguments, cause), cause)
{
    private const int Longest = 60;

    /// <summary>The arguments of a row as an author would write them.</summary>
    public static string Show(ParameterInfo[] parameters, IFunctionRows rows, int row) =>
        string.Join(", ", parameters.Select((p, i) => $"{SnakeCase.Of(p.Name ?? "value")}: {Show(rows.Value(i, row))}"));

    private static string Show(object? value)
    {
        string text = value switch
        {
            null => "NULL",
            string own => $"'{own}'",
            bool truth => truth ? "true" : "false",
            object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= Longest ? text : $"{text[..(Longest - 3)]}...";
    }

    private static string Text(string name, string? arguments, Exception cause)
    {
        string place = CodePlace.Of(cause) is { } own ? $" ({own})" : "";
        string call = arguments is null ? $"the function '{name}' failed" : $"{name}({arguments}) failed";
        return $"{call}: {cause.GetType().Name}: {cause.Message}{place}";
    }
}
