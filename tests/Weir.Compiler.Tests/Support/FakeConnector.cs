using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Compiler.Tests.Support;

/// <summary>A connector that has options and nothing else.</summary>
internal sealed class FakeConnector : IConnector
{
    private static readonly ComponentSpec Declared = new(ComponentKind.IngressFormat, "postgres", "A database.", [Field.Text("host").Required(), Field.Text("password").Secret()]);

    public FormatCapability Ingress { get; } = new(Declared, []);

    public FormatCapability Egress { get; } = new(Declared, []);

    public void Check(Config config, DiagnosticBag findings, string moduleId)
    {
        if (!config.Has(IngressSpec.Table))
        {
            findings.Add(CompilerCodes.MissingRequirement, config.SpanOf(IngressSpec.Format), "Which table?", null, moduleId);
        }
    }

    public ISource OpenSource(ManifestModule module, ConnectorContext context) => throw new NotSupportedException("A compilation opens nothing.");

    public string TargetOf(ManifestModule module, ConnectorContext context) => throw new NotSupportedException("A compilation opens nothing.");

    public ITargetStore OpenTarget(ManifestModule module, ConnectorContext context) => throw new NotSupportedException("A compilation opens nothing.");

    public ISink OpenSink(ManifestModule module, string staged, ConnectorContext context) => throw new NotSupportedException("A compilation opens nothing.");
}
