using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>Reads flows: YAML with jobs of steps and templates of the form <c>{{PATH:DEFAULT}}</c>.</summary>
public static class FlowDialect
{
    /// <summary>The Blueprint of a flow: a module of type Task for each step, with the id <c>job.step</c>. Null when it can't be read; the bag has every finding.</summary>
    public static Blueprint? Read(Document document, FlowInputs inputs, DiagnosticBag bag) =>
        document.Root is MappingNode root ? new FlowReader(document.Source, root, inputs, bag).Read() : null;
}
