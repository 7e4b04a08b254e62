using System.Security.Cryptography;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Grpc;

namespace Weir.Engines.Spark.Connect.Retry;

/// <summary>The waits of one call that fails again and again.</summary>
internal sealed class RetrySchedule(RetryPolicy policy)
{
    /// <summary>Waits from here on are spread, so that many clients don't come back at once.</summary>
    private static readonly TimeSpan SpreadFrom = TimeSpan.FromSeconds(2);

    /// <summary>A server's wish is respected up to here.</summary>
    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(10);

    private const int SpreadMilliseconds = 500;

    private int attempts;
    private TimeSpan wait = policy.FirstWait;

    /// <summary>How long to wait before the next try; null when the failure stands.</summary>
    internal TimeSpan? Next(GrpcException failure)
    {
        if (!IsPassing(failure) || attempts >= policy.Attempts)
        {
            return null;
        }

        attempts++;
        TimeSpan current = wait;
        TimeSpan grown = wait * RetryPolicy.Growth;
        wait = grown < policy.LongestWait ? grown : policy.LongestWait;
        if (failure.RetryDelay is { } wish && wish > current)
        {
            current = wish < LongestWish ? wish : LongestWish;
        }

        return current >= SpreadFrom ? current + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(SpreadMilliseconds)) : current;
    }

    /// <summary>Whether the same call may well succeed a little later.</summary>
    internal static bool IsPassing(GrpcException failure) =>
        failure.IsTransport
        || failure.Code == GrpcStatusCode.Unavailable
        || failure.RetryDelay is not null
        || (failure.Code == GrpcStatusCode.Internal && ErrorExplainer.ErrorClass(failure) == "INVALID_CURSOR.DISCONNECTED");
}
