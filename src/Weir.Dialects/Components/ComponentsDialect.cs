using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.BuiltIns;
using Weir.Dialects.Components.Specs;

namespace Weir.Dialects.Components;

/// <summary>The components dialect: HOCON with <c>components</c>, each a built-in or a class, wired by the views that they make and read.</summary>
/// <remarks>
/// The pipeline may be the whole document, or stand under <c>pipeline</c>; then all that stands beside it is for substitutions. Keys may be written in
/// snake_case or kebab-case. Every key does what it says.
/// </remarks>
public static class ComponentsDialect
{
    private const string Wrapper = "pipeline";

    /// <summary>The keys of each component that needs no class, by the name that <c>class_path</c> has.</summary>
    public static IReadOnlyList<ComponentSpec> BuiltInComponents => [.. BuiltInCatalogue.All.Select(b => b.Spec)];

    /// <summary>True when the document has the keys of a pipeline of components.</summary>
    public static bool Recognises(MappingNode root) => root["components"] is not null || root[Wrapper] is MappingNode;

    /// <summary>Makes a Blueprint of a document; reports everything that is wrong with its keys.</summary>
    /// <param name="document">What the format read. After errors of the format nothing more is said: what is missing may be there.</param>
    /// <param name="baseDirectory">The folder of the file; relative paths and assemblies are looked for there.</param>
    /// <param name="bag">Receives the findings; holds those of the format.</param>
    /// <returns>The Blueprint; null when the pipeline's own keys could not be read.</returns>
    public static Blueprint? Read(Document document, string baseDirectory, DiagnosticBag bag)
    {
        if (bag.HasErrors)
        {
            return null;
        }

        if (document.Root is not MappingNode root)
        {
            bag.Add(ComponentsCodes.NoPipeline, document.Root.Span, $"A pipeline has keys and values, but this document is {document.Root.Describe()}.", "Begin with 'name: ...', 'version: ...', 'components: [ ... ]'.");
            return null;
        }

        MappingNode written = root[Wrapper] is MappingNode inner && root["components"] is null ? inner : root;
        MappingNode node = SparkSettings.Flatten(new KeySpelling(bag).Normalize(written, PipelineSpec.Spec));
        SpecReader reader = new(bag);
        PipelineSpec.Spec.Check(node, reader);
        LiteralTypes.Check(node, PipelineSpec.Spec, reader);
        if (bag.HasErrors)
        {
            return null;
        }

        Config pipeline = new(PipelineSpec.Spec, node);
        if (((SequenceNode)pipeline.NodeOf(PipelineSpec.Components)!).Items.Length > 0)
        {
            return new PipelineReader(document.Source, pipeline, Path.GetFullPath(baseDirectory), bag).Read();
        }

        bag.Add(SpecCodes.InvalidValue, pipeline.SpanOf(PipelineSpec.Components), "'components' is empty.", "Add at least one component.");
        return null;
    }
}
