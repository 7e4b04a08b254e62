using Weir.Conformance;
using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Tests;

public sealed class DuckDbConformanceTests : EngineConformance
{
    protected override IEngine CreateEngine() => new DuckDbEngine();
}
