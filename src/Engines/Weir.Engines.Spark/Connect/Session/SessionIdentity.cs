using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Session;

/// <summary>Who we are to the server, and which of its sessions is ours.</summary>
/// <param name="sessionId">A UUID in lower case, made by us.</param>
/// <param name="userId">The user that owns the session.</param>
/// <param name="clientType">What we call ourselves.</param>
internal sealed class SessionIdentity(string sessionId, string userId, string clientType)
{
    private string? observed;

    internal string SessionId => sessionId;

    internal string ClientType => clientType;

    /// <summary>Whether the server is another than at first: our caches and settings there are gone.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>Signs a request.</summary>
    internal T Sign<T>(T request)
        where T : ISessionRequest
    {
        request.SessionId = sessionId;
        request.UserContext = new UserContext { UserId = userId, UserName = userId };
        request.ClientType = clientType;
        if (request is IObservingRequest observing && observed is not null)
        {
            observing.ClientObservedServerSideSessionId = observed;
        }

        return request;
    }

    /// <summary>Compares the session that replied with the first one.</summary>
    /// <exception cref="SparkException">The server was restarted, or another one answers.</exception>
    internal T Observe<T>(T response)
        where T : ISessionResponse
    {
        string id = response.ServerSideSessionId;
        if (id.Length > 0)
        {
            observed ??= id;
            if (observed != id)
            {
                IsLost = true;
                throw new SparkException(SparkError.RestartedServer);
            }
        }

        return response;
    }
}
