using Weir.Conformance;
using Weir.Core.Contracts;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests;

public sealed class SparkConformanceTests(SparkServer server) : EngineConformance
{
    protected override IEngine CreateEngine() => new SparkEngine();

    protected override string Settings => $$"""{"url":"{{server.Url}}"}""";
}
