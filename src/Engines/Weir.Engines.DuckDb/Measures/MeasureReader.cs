using System.Globalization;
using System.Numerics;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Measures;

/// <summary>Takes a measure's answer out of the one row that answers all.</summary>
internal sealed class MeasureReader
{
    private const int ProfileFigures = 5;

    private readonly Func<object?[], object?> read;

    private MeasureReader(Func<object?[], object?> read) => this.read = read;

    internal object? Read(object?[] row) => read(row);

    internal static MeasureReader Count(int column) => new(row => Convert.ToInt64(row[column], CultureInfo.InvariantCulture));

    internal static MeasureReader Text(int column) => new(row => row[column] as string);

    internal static MeasureReader Instant(int column) => new(row => row[column] is DuckDbTimestamp instant ? ToInstant(instant) : null);

    /// <summary>A value of any type as bool, long, double, decimal or text.</summary>
    internal static MeasureReader Value(int column) => new(row => Simplify(row[column]));

    /// <summary>A verdict; these are the columns behind all others, so that its place is known only when all are.</summary>
    internal static MeasureReader Verdict(Func<int> column) => new(row => row[column()]);

    internal static MeasureReader Profile(int first, int percentiles) => new(row => new Distribution(
        Number(row[first]), Number(row[first + 1]), Number(row[first + 2]), Number(row[first + 3]),
        Convert.ToInt64(row[first + 4], CultureInfo.InvariantCulture),
        percentiles == 0 ? [] : Numbers(row[first + ProfileFigures], percentiles)));

    /// <summary>A list of numbers; without values there is no list, and each of them is null.</summary>
    private static List<double?> Numbers(object? list, int count) =>
        list is IReadOnlyList<object?> values ? [.. values.Select(Number)] : [.. Enumerable.Repeat<double?>(null, count)];

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static object? Simplify(object? value) => value switch
    {
        null or bool or long or double or string => value,
        sbyte or short or int or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => number <= long.MaxValue ? (long)number : (object)(decimal)number,
        Int128 number => number >= long.MinValue && number <= long.MaxValue ? (long)number : ToDecimal((BigInteger)number),
        UInt128 number => number <= (UInt128)long.MaxValue ? (long)number : ToDecimal(number),
        float number => (double)number,
        DuckDbDecimal number => decimal.TryParse(number.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal exact) ? exact : number.ToString(),
        DuckDbTimestamp { HasTimeZone: true } instant when ToInstant(instant) is { } time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Infinite timestamps have no instant.</summary>
    private static DateTimeOffset? ToInstant(DuckDbTimestamp value) =>
        value.ToDateTime() is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc), TimeSpan.Zero) : null;

    private static object ToDecimal(BigInteger number) =>
        BigInteger.Abs(number) < (BigInteger)decimal.MaxValue ? (decimal)number : number.ToString(CultureInfo.InvariantCulture);
}
