using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode;

/// <summary><c>format: custom</c>: an Ingress whose rows come from a class of the author's. It can't be written to: that is what a Component is for.</summary>
internal sealed class CustomConnector(IUserCode code) : IConnector
{
    private static readonly ComponentSpec Options = new(ComponentKind.IngressFormat, ConnectorFormats.Custom, "Rows from a C# class of your own, named by `class` and made with `settings`.", []);

    public FormatCapability? Ingress { get; } = new(Options, []);

    public FormatCapability? Egress => null;

    public void Check(Config config, DiagnosticBag findings, string moduleId)
    {
        if (!config.Has(IngressSpec.Class))
        {
            findings.Add(UserCodeCodes.CodeNotFound, config.SpanOf(IngressSpec.Format), $"'{moduleId}' has the format custom, and no class.", "Write 'class: sources.cs#Weather', a class that derives from RowSource.", moduleId);
        }

        foreach (Field foreign in new Field[] { IngressSpec.Path, IngressSpec.Table, IngressSpec.Query, IngressSpec.Header })
        {
            if (config.Has(foreign))
            {
                findings.Add(UserCodeCodes.UnknownSetting, config.SpanOf(foreign), $"'{foreign.Name}' has no meaning for a source of your own.", "Give it to the class: 'settings: { ... }'.", moduleId);
            }
        }
    }

    public ISource OpenSource(ManifestModule module, ConnectorContext context)
    {
        DiagnosticBag bag = [];
        ScalarNode named = (ScalarNode)module.Config.NodeOf(IngressSpec.Class)!;
        ISource? source = code.Create<ISource>(named, module.Config.NodeOf(IngressSpec.Settings) as MappingNode, context.BaseDirectory, IngressSpec.Settings.Name, bag);
        return source is null ? throw new WeirException(bag.First() with { ModuleId = module.Id }) : new GuardedSource(source, named, module.Id, context);
    }

    public string TargetOf(ManifestModule module, ConnectorContext context) => throw NoTarget();

    public ITargetStore OpenTarget(ManifestModule module, ConnectorContext context) => throw NoTarget();

    public ISink OpenSink(ManifestModule module, string staged, ConnectorContext context) => throw NoTarget();

    private static NotSupportedException NoTarget() => new("A source of the author's own is no target.");
}
