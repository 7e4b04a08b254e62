using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Flow.Templates;

namespace Weir.Dialects.Flow;

/// <summary>Reads flows: YAML with jobs of steps and templates of the form <c>{{PATH:DEFAULT}}</c>.</summary>
public static class FlowDialect
{
    /// <summary>The Blueprint of a flow: a module of type Task for each step, with the id <c>job.step</c>. Null when it can't be read; the bag has every finding.</summary>
    public static Blueprint? Read(Document document, FlowInputs inputs, DiagnosticBag bag) =>
        document.Root is MappingNode root ? new FlowReader(document.Source, root, inputs, bag).Read() : null;

    /// <summary>Resources outside a flow, with profiles, templates of the environment and secrets: name to settings.</summary>
    public static IReadOnlyDictionary<string, MappingNode> ReadResources(MappingNode resources, FlowInputs inputs, string id, DiagnosticBag bag) =>
        new ResourceReader(new OuterScope(inputs.Variables, inputs.Parameters, id, inputs.BaseDirectory), inputs, bag).Read(resources);

    /// <summary>The keys by which tasks name the database of a resource.</summary>
    public static MappingNode DatabaseKeys(MappingNode resource, DiagnosticBag bag) =>
        DatabaseInputs.Adapt(new MappingNode([new MappingEntry(new ScalarNode("resource", ScalarKind.Text, resource.Span), resource)], resource.Span), "bundle", bag);
}
