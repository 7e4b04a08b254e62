using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>The tables of an engine's catalogue as targets: an Egress with <c>table</c> stages its rows there, and the run publishes them.</summary>
public interface IEngineTables
{
    /// <summary>The target of an Egress in one line, the same for all that write there and without a secret: <c>spark://host:15002/shop.orders</c>.</summary>
    string TargetOf(ManifestModule module);

    /// <summary>Leases, stages and publishes the target of an Egress. Staged paths are the target, a <c>#</c>, and what it takes to publish without the Egress.</summary>
    ITargetStore OpenTarget(ManifestModule module);
}
