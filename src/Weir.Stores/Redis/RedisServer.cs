using StackExchange.Redis;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Redis;

/// <summary>A connection to a Redis server, for several threads.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly ConnectionMultiplexer connection;
    private readonly RedisPlace place;

    private RedisServer(RedisPlace place, ConnectionMultiplexer connection)
    {
        this.place = place;
        this.connection = connection;
    }

    public string Name => place.Name;

    /// <exception cref="WeirException">The server can't be reached, or does not let this user in.</exception>
    public static RedisServer Open(string address)
    {
        RedisPlace place = RedisPlace.Parse(address);
        return new RedisServer(place, Guard(place, () => ConnectionMultiplexer.Connect(place.Options)));
    }

    /// <summary>A key of Weir's; all of them are in one slot of a cluster.</summary>
    public RedisKey Key(string name) => $"{{{place.Prefix}}}:{name}";

    public T Use<T>(Func<IDatabase, T> work) => Guard(place, () => work(connection.GetDatabase()));

    /// <summary>Runs a script, which the server does alone and as a whole.</summary>
    public RedisResult Run(string script, RedisKey[] keys, params RedisValue[] values) => Use(database => database.ScriptEvaluate(script, keys, values));

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static T Guard<T>(RedisPlace place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RedisServerException refused)
        {
            throw StoreFaults.Of(StoreCodes.Failed, $"The store {place.Name} refused: {refused.Message.TrimEnd('.')}.", "Mend what the message names, and try again.", refused);
        }
        catch (Exception gone) when (gone is RedisException or TimeoutException)
        {
            // What the client says of a lost connection goes on for lines.
            string first = gone.Message.Split(['.', '\n', ';'], 2)[0];
            throw StoreFaults.Of(StoreCodes.Unreachable, $"The store {place.Name} can't be reached: {first}.", "Is the server up, and are the address and the password right?", gone);
        }
    }
}
