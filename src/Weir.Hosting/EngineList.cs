using Weir.Core.Contracts;

namespace Weir.Hosting;

/// <summary>The engines of this build, for what only describes them.</summary>
public static class EngineList
{
    /// <summary>In the order of the reference.</summary>
    public static IReadOnlyList<IEngine> All => [.. EngineCatalogue.Create(TimeProvider.System).Values];
}
