using StackExchange.Redis;
using Weir.Core.Diagnostics;
using Weir.Stores.Depots;
using Weir.Stores.Sql;

namespace Weir.Stores.Redis;

/// <summary>A depot in Redis: a hash of values, and a hash of the moments at which they came.</summary>
/// <remarks>As durable as the server is set up to be: with <c>appendonly yes</c> a value survives its death.</remarks>
public sealed class RedisDepot : IDepot
{
    private const string PutBoth = "redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) return redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])";
    private const string ReadBoth = "return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2])}";

    private readonly RedisServer server;
    private readonly TimeProvider time;
    private readonly RedisKey[] keys;

    private RedisDepot(RedisServer server, TimeProvider time)
    {
        this.server = server;
        this.time = time;
        keys = [server.Key("depot"), server.Key("depot-updated-at")];
    }

    /// <param name="address"><c>redis://:password@host:6379/0?prefix=weir</c>.</param>
    /// <param name="time">Dates what is put.</param>
    /// <exception cref="WeirException">The server can't be reached, or does not let this user in.</exception>
    public static RedisDepot Open(string address, TimeProvider time) => new(RedisServer.Open(address), time);

    public string? Get(string key) => server.Use(database => database.HashGet(keys[0], key)) is { IsNull: false } value ? (string?)value : null;

    public void Put(string key, string value, DateTimeOffset? at = null) => server.Run(PutBoth, keys, key, value, Moment.ToText(at ?? time.GetUtcNow()));

    public IReadOnlyList<DepotEntry> List()
    {
        RedisResult[] both = (RedisResult[])server.Run(ReadBoth, keys)!;
        Dictionary<string, string> moments = both[1].ToDictionary(StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal);
        RedisValue[] pairs = (RedisValue[])both[0]!;
        List<DepotEntry> entries = [];
        for (int i = 0; i < pairs.Length; i += 2)
        {
            string key = (string)pairs[i]!;
            entries.Add(new DepotEntry(key, (string)pairs[i + 1]!, Moment.Read(moments[key])));
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
