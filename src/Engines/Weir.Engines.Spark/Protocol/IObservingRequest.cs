namespace Weir.Engines.Spark.Protocol;

/// <summary>A request that also says which of the server's sessions it expects, so that the server refuses it after a restart.</summary>
internal interface IObservingRequest : ISessionRequest
{
    string ClientObservedServerSideSessionId { get; set; }
}
