using System.Numerics;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Functions <c>NAME_kind(value, hash so far)</c>; a NULL leaves the hash as it is.</summary>
internal static class HashFunctions
{
    public static IEnumerable<DuckDbScalarFunction> All() =>
        [.. Of<Murmur3, int>("spark_hash", DuckDbType.Integer), .. Of<XxHash64, long>("spark_xxhash64", DuckDbType.BigInt)];

    private delegate TSeed Step<TSeed>(DuckDbVector values, int row, TSeed seed);

    private static IEnumerable<DuckDbScalarFunction> Of<THash, TSeed>(string name, DuckDbType seed)
        where THash : IHash<TSeed>
        where TSeed : unmanaged =>
    [
        Function<TSeed>(name + "_int", DuckDbType.Integer, seed, static (v, row, s) => THash.OfInt(v.Values<int>()[row], s)),
        Function<TSeed>(name + "_long", DuckDbType.BigInt, seed, static (v, row, s) => THash.OfLong(v.Values<long>()[row], s)),
        Function<TSeed>(name + "_float", DuckDbType.Of(DuckDbTypeId.Float), seed, static (v, row, s) => THash.OfInt(BitConverter.SingleToInt32Bits(v.Values<float>()[row] + 0f), s)),
        Function<TSeed>(name + "_double", DuckDbType.Double, seed, static (v, row, s) => THash.OfLong(BitConverter.DoubleToInt64Bits(v.Values<double>()[row] + 0d), s)),
        Function<TSeed>(name + "_text", DuckDbType.Varchar, seed, static (v, row, s) => THash.OfBytes(v.Bytes(row), s)),
        Function<TSeed>(name + "_bytes", DuckDbType.Of(DuckDbTypeId.Blob), seed, static (v, row, s) => THash.OfBytes(v.Bytes(row), s)),
        Function<TSeed>(name + "_big", DuckDbType.Varchar, seed, static (v, row, s) => THash.OfBytes(BigInteger.Parse(v.GetString(row), System.Globalization.CultureInfo.InvariantCulture).ToByteArray(isBigEndian: true), s)),
        Function<TSeed>(name + "_ints", DuckDbType.List(DuckDbType.Integer), seed, static (v, row, s) => Each(v, row, s, static (i, r, h) => THash.OfInt(i.Values<int>()[r], h))),
        Function<TSeed>(name + "_longs", DuckDbType.List(DuckDbType.BigInt), seed, static (v, row, s) => Each(v, row, s, static (i, r, h) => THash.OfLong(i.Values<long>()[r], h))),
        Function<TSeed>(name + "_texts", DuckDbType.List(DuckDbType.Varchar), seed, static (v, row, s) => Each(v, row, s, static (i, r, h) => THash.OfBytes(i.Bytes(r), h))),
    ];

    private static TSeed Each<TSeed>(DuckDbVector lists, int row, TSeed seed, Step<TSeed> step)
    {
        Range range = lists.ItemRange(row);
        DuckDbVector items = lists.Child();
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            seed = items.IsNull(i) ? seed : step(items, i, seed);
        }

        return seed;
    }

    private static DuckDbScalarFunction Function<TSeed>(string name, DuckDbType type, DuckDbType seed, Step<TSeed> step)
        where TSeed : unmanaged => new()
    {
        Name = name,
        Parameters = [type, seed],
        Result = seed,
        TakesNulls = true,
        Body = (input, result) =>
        {
            DuckDbVector values = input[0];
            ReadOnlySpan<TSeed> seeds = input[1].Values<TSeed>();
            Span<TSeed> hashes = result.Values<TSeed>();
            for (int row = 0; row < input.RowCount; row++)
            {
                hashes[row] = values.IsNull(row) ? seeds[row] : step(values, row, seeds[row]);
            }
        },
    };
}
