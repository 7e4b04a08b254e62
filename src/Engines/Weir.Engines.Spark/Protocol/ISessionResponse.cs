namespace Weir.Engines.Spark.Protocol;

/// <summary>A reply that says which of the server's sessions gave it.</summary>
internal interface ISessionResponse
{
    string ServerSideSessionId { get; }
}
