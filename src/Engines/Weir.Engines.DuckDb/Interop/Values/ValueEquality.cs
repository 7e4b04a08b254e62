using System.Globalization;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Compares boxed values by content, lists and blobs too. NaN equals NaN, as in DuckDB.</summary>
public sealed class ValueEquality : IEqualityComparer<object?>
{
    public static ValueEquality Instance { get; } = new();

    public new bool Equals(object? x, object? y) => (x, y) switch
    {
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (object?[] left, object?[] right) => left.SequenceEqual(right, this),
        _ => object.Equals(x, y),
    };

    public int GetHashCode(object? obj) => obj is null or Array ? 0 : obj.GetHashCode();

    internal static string Print(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        object?[] items => "[" + string.Join(", ", items.Select(Print)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
