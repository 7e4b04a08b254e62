namespace Weir.Engines.Spark.Tests.Support;

/// <summary>Tests that measure the process or the server, and so run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
