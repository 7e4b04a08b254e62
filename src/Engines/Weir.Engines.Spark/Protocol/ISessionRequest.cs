namespace Weir.Engines.Spark.Protocol;

/// <summary>A request that says whose session it is for.</summary>
internal interface ISessionRequest
{
    string SessionId { get; set; }

    UserContext UserContext { get; set; }

    string ClientType { get; set; }
}
