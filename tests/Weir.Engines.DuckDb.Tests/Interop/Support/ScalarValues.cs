using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Tests.Interop.Support;

/// <summary>Values of the types without parameters: half of them the extremes.</summary>
internal static class ScalarValues
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    // 290309-12-22 (BC) and 294247-01-10: what DuckDB's timestamps reach; those of coarser units reach the same dates.
    private const long FirstMicrosecond = -9_223_372_022_400_000_000;

    private static readonly string[] Texts =
        ["", " ", "a", "O'Neil", "twelve bytes", "thirteen bytes", "日本語 🦆", "e\u0301", "\r\n\t", "NULL", "\0", "a\0b", "\"q\"", new string('x', 5000)];

    internal static Gen<object?> Of(DuckDbTypeId id) => id switch
    {
        DuckDbTypeId.Boolean => Gen.Elements<object?>(true, false),
        DuckDbTypeId.TinyInt => Numbers(sbyte.MinValue, sbyte.MaxValue),
        DuckDbTypeId.SmallInt => Numbers(short.MinValue, short.MaxValue),
        DuckDbTypeId.Integer => Numbers(int.MinValue, int.MaxValue),
        DuckDbTypeId.BigInt => Numbers(long.MinValue, long.MaxValue),
        DuckDbTypeId.UTinyInt => Numbers(byte.MinValue, byte.MaxValue),
        DuckDbTypeId.USmallInt => Numbers(ushort.MinValue, ushort.MaxValue),
        DuckDbTypeId.UInteger => Numbers(uint.MinValue, uint.MaxValue),
        DuckDbTypeId.UBigInt => Numbers(ulong.MinValue, ulong.MaxValue),
        DuckDbTypeId.HugeInt => Gen.OneOf(Gen.Elements<object?>(Int128.MinValue, Int128.MaxValue, Int128.Zero), Any<(long, ulong)>(v => ((Int128)v.Item1 << 64) | v.Item2)),
        DuckDbTypeId.UHugeInt => Gen.OneOf(Gen.Elements<object?>(UInt128.MinValue, UInt128.MaxValue), Any<(ulong, ulong)>(v => ((UInt128)v.Item1 << 64) | v.Item2)),
        DuckDbTypeId.BigNum => Gen.OneOf(
            Any<byte[]>(bytes => new BigInteger(bytes)), Gen.Elements<object?>(BigInteger.Zero, BigInteger.Pow(10, 500), -BigInteger.Pow(2, 64), BigInteger.Pow(2, 64) - 1)),
        DuckDbTypeId.Float => Numbers(float.MinValue, float.MaxValue, float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.Epsilon, -0f),
        DuckDbTypeId.Double => Numbers(double.MinValue, double.MaxValue, double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -0d),
        DuckDbTypeId.Varchar => Gen.OneOf(Gen.Elements<object?>(Texts), Any<UnicodeString>(text => Paired(text.Get ?? ""))),
        DuckDbTypeId.Blob => Gen.OneOf(Gen.Elements<object?>(Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 0xFF, 0, 0x27, 0x5C }, new byte[3000]), Any<byte[]>(bytes => bytes)),
        DuckDbTypeId.Bit => Any<bool[]>(bits => new DuckDbBits(bits.Length == 0 ? "1" : string.Concat(bits.Select(bit => bit ? '1' : '0')))),
        DuckDbTypeId.Uuid => Gen.OneOf(Gen.Elements<object?>(Guid.Empty, Guid.AllBitsSet), Any<Guid>(guid => guid)),
        DuckDbTypeId.Interval => Gen.OneOf(
            Gen.Elements<object?>(new DuckDbInterval(int.MinValue, int.MaxValue, long.MaxValue), default(DuckDbInterval)),
            Any<(int, int, long)>(v => new DuckDbInterval(v.Item1, v.Item2, v.Item3))),
        _ => TimeOf(id),
    };

    private static Gen<object?> TimeOf(DuckDbTypeId id) => id switch
    {
        DuckDbTypeId.Date => Gen.OneOf(
            Gen.Elements<object?>(DuckDbDate.PositiveInfinity, DuckDbDate.NegativeInfinity, new DuckDbDate(int.MaxValue - 1), new DuckDbDate(-2147483646)),
            Any<int>(days => new DuckDbDate(days))),
        DuckDbTypeId.Time => Between(0, MicrosecondsPerDay).Select(ticks => (object?)new DuckDbTime(ticks)),
        DuckDbTypeId.TimeNs => Between(0, MicrosecondsPerDay * 1000).Select(ticks => (object?)new DuckDbTime(ticks, TimeUnit.Nanosecond)),
        DuckDbTypeId.TimeTz => Between(0, MicrosecondsPerDay).SelectMany(ticks =>
            Between(-57_599, 57_599).Select(offset => (object?)new DuckDbTimeTz(ticks, (int)offset))),
        DuckDbTypeId.TimestampS => Timestamps(FirstMicrosecond / 1_000_000, TimeUnit.Second, false),
        DuckDbTypeId.TimestampMs => Timestamps(FirstMicrosecond / 1000, TimeUnit.Millisecond, false),
        DuckDbTypeId.TimestampNs => Timestamps(-9_223_286_400_000_000_000, TimeUnit.Nanosecond, false),
        DuckDbTypeId.TimestampTz => Timestamps(FirstMicrosecond, TimeUnit.Microsecond, true),
        _ => Timestamps(FirstMicrosecond, TimeUnit.Microsecond, false),
    };

    private static Gen<object?> Timestamps(long first, TimeUnit unit, bool zone) => Gen.Frequency(
        (1, Gen.Elements<object?>(new DuckDbTimestamp(long.MaxValue, unit, zone), new DuckDbTimestamp(-long.MaxValue, unit, zone))),
        (5, Between(first, -first).Select(ticks => (object?)new DuckDbTimestamp(ticks, unit, zone))));

    private static Gen<long> Between(long first, long last) => Gen.OneOf(
        Gen.Elements(first, last, 0L, 1L, last - 1),
        ArbMap.Default.GeneratorFor<long>().Select(value => (long)(first + (((Int128)(ulong)value * 1_000_003) % ((Int128)last - first + 1)))));

    private static Gen<object?> Numbers<T>(params T[] extremes) => Gen.OneOf(Gen.Elements(extremes.Cast<object?>().ToArray()), Any<T>(value => value!));

    private static Gen<object?> Any<T>(Func<T, object> map) => ArbMap.Default.GeneratorFor<T>().Select(value => (object?)map(value));

    /// <summary>Without halves of surrogate pairs, which are no text.</summary>
    private static string Paired(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
