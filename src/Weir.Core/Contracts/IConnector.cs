using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>A format whose rows live in an outside system that engines reach through Weir: a database, a broker, ...</summary>
public interface IConnector
{
    /// <summary>Its options as a source; null when it can't be read.</summary>
    FormatCapability? Ingress { get; }

    /// <summary>Its options as a target; null when it can't be written.</summary>
    FormatCapability? Egress { get; }

    /// <summary>Reports what is wrong with a module beyond its options' spec; looks at nothing outside. The configuration is an Ingress's or an Egress's.</summary>
    void Check(Config config, DiagnosticBag findings, string moduleId);

    /// <summary>The source of an Ingress. Nothing is opened yet.</summary>
    ISource OpenSource(ManifestModule module, ConnectorContext context);

    /// <summary>The target of an Egress in one line, the same for all that write there and without a secret: <c>postgres://host:5432/shop/public.orders</c>.</summary>
    string TargetOf(ManifestModule module, ConnectorContext context);

    /// <summary>Leases, stages and publishes the target of an Egress. Staged paths are the target, a <c>#</c>, and what it takes to publish without the Egress.</summary>
    ITargetStore OpenTarget(ManifestModule module, ConnectorContext context);

    /// <summary>The staged write of an Egress.</summary>
    /// <param name="module">The Egress.</param>
    /// <param name="staged">What <see cref="ITargetStore.Stage"/> gave.</param>
    /// <param name="context">Its surroundings.</param>
    ISink OpenSink(ManifestModule module, string staged, ConnectorContext context);
}
