// The messages of the protocol that belong to a session, told so to the compiler.
namespace Weir.Engines.Spark.Protocol;

internal sealed partial class ExecutePlanRequest : IObservingRequest;

internal sealed partial class ReattachExecuteRequest : IObservingRequest;

internal sealed partial class ReleaseExecuteRequest : IObservingRequest;

internal sealed partial class AnalyzePlanRequest : IObservingRequest;

internal sealed partial class ConfigRequest : IObservingRequest;

internal sealed partial class AddArtifactsRequest : IObservingRequest;

internal sealed partial class ArtifactStatusesRequest : IObservingRequest;

internal sealed partial class InterruptRequest : IObservingRequest;

internal sealed partial class FetchErrorDetailsRequest : IObservingRequest;

internal sealed partial class ReleaseSessionRequest : ISessionRequest;

internal sealed partial class ExecutePlanResponse : ISessionResponse;

internal sealed partial class ReleaseExecuteResponse : ISessionResponse;

internal sealed partial class AnalyzePlanResponse : ISessionResponse;

internal sealed partial class ConfigResponse : ISessionResponse;

internal sealed partial class AddArtifactsResponse : ISessionResponse;

internal sealed partial class ArtifactStatusesResponse : ISessionResponse;

internal sealed partial class InterruptResponse : ISessionResponse;

internal sealed partial class FetchErrorDetailsResponse : ISessionResponse;

internal sealed partial class ReleaseSessionResponse : ISessionResponse;
