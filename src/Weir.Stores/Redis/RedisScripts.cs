namespace Weir.Stores.Redis;

/// <summary>What the server does alone and as a whole. A lock is a field of one hash: <c>token|acquired|expires|owner</c>, in microseconds since 1970.</summary>
/// <remarks>The first value is the moment, or nothing for the server's own clock.</remarks>
internal static class RedisScripts
{
    private const string Now = """
        local now = tonumber(ARGV[1])
        if not now then local t = redis.call('TIME') now = tonumber(t[1]) * 1000000 + tonumber(t[2]) end
        local function text(n) return string.format('%.0f', n) end

        """;

    /// <summary>Name, owner, lease, steal. Tokens never fall behind the clock, so that they grow even when the server has lost all it knew.</summary>
    public const string Acquire = Now + """
        local held = redis.call('HGET', KEYS[1], ARGV[2])
        if held and ARGV[5] == '0' and tonumber(string.match(held, '^%d+|%d+|(%d+)|')) > now then return false end
        local token = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, now)
        redis.call('SET', KEYS[2], text(token))
        redis.call('HSET', KEYS[1], ARGV[2], text(token) .. '|' .. text(now) .. '|' .. text(now + tonumber(ARGV[4])) .. '|' .. ARGV[3])
        return text(token)
        """;

    /// <summary>Name, token, lease.</summary>
    public const string Renew = Now + """
        local held = redis.call('HGET', KEYS[1], ARGV[2])
        if not held then return 0 end
        local token, acquired, owner = string.match(held, '^(%d+)|(%d+)|%d+|(.*)$')
        if token ~= ARGV[3] then return 0 end
        redis.call('HSET', KEYS[1], ARGV[2], token .. '|' .. acquired .. '|' .. text(now + tonumber(ARGV[4])) .. '|' .. owner)
        return 1
        """;

    /// <summary>Name, token.</summary>
    public const string Release = """
        local held = redis.call('HGET', KEYS[1], ARGV[2])
        if held and string.match(held, '^(%d+)|') == ARGV[3] then return redis.call('HDEL', KEYS[1], ARGV[2]) end
        return 0
        """;

    /// <summary>The moment, then names and locks in turn.</summary>
    public const string List = Now + """
        local all = redis.call('HGETALL', KEYS[1])
        table.insert(all, 1, text(now))
        return all
        """;
}
