using System.Globalization;
using Weir.Core.Contracts;

namespace Weir.Engines.Spark.Measures;

/// <summary>Takes a measure's answer out of the one row that answers all.</summary>
internal sealed class MeasureReader
{
    private const int ProfileFigures = 5;

    private readonly Func<object?[], object?> read;

    private MeasureReader(Func<object?[], object?> read) => this.read = read;

    internal object? Read(object?[] row) => read(row);

    internal static MeasureReader Count(int column) => new(row => Convert.ToInt64(row[column], CultureInfo.InvariantCulture));

    internal static MeasureReader Text(int column) => new(row => row[column] as string);

    internal static MeasureReader Instant(int column) => new(row => row[column] as DateTimeOffset?);

    /// <summary>A value of any type as bool, long, double, decimal or text.</summary>
    internal static MeasureReader Value(int column) => new(row => Simplify(row[column]));

    /// <summary>A verdict; these are the columns behind all others, so that its place is known only when all are.</summary>
    internal static MeasureReader Verdict(Func<int> column) => new(row => row[column()]);

    internal static MeasureReader Profile(int first, int percentiles) => new(row => new Distribution(
        Number(row[first]), Number(row[first + 1]), Number(row[first + 2]), Number(row[first + 3]),
        Convert.ToInt64(row[first + 4], CultureInfo.InvariantCulture),
        [.. Enumerable.Range(first + ProfileFigures, percentiles).Select(column => Number(row[column]))]));

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static object? Simplify(object? value) => value switch
    {
        null or bool or long or double or decimal or string => value,
        float number => (double)number,
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
