using Weir.Core.Primitives;

namespace Weir.Observability.OpenTelemetry;

/// <summary>Where traces and metrics go.</summary>
/// <param name="Endpoint">The collector: <c>http://host:4317</c> for gRPC, <c>http://host:4318</c> for HTTP.</param>
/// <param name="UseHttp">Whether to speak HTTP with protobuf instead of gRPC.</param>
/// <param name="Headers">Sent along, as <c>key=value,key=value</c>; null for none.</param>
/// <param name="ServiceName">The name of the service.</param>
public sealed record OtlpOptions(Uri Endpoint, bool UseHttp, Secret? Headers, string ServiceName);
