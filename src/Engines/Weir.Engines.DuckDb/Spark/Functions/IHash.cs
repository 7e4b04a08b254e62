namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>A hash that Spark chains from value to value: the hash so far is the seed of the next.</summary>
/// <typeparam name="TSeed">What a hash is.</typeparam>
internal interface IHash<TSeed>
    where TSeed : unmanaged
{
    static abstract TSeed OfInt(int value, TSeed seed);

    static abstract TSeed OfLong(long value, TSeed seed);

    static abstract TSeed OfBytes(ReadOnlySpan<byte> value, TSeed seed);
}
