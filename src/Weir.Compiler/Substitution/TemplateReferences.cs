using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>The references to values of the run that a module's configuration holds.</summary>
internal static class TemplateReferences
{
    /// <summary>Lets a module run behind those whose values it reads.</summary>
    public static void Order(ModuleDraft module) => Visit(module.Node, scalar =>
    {
        foreach (TemplateReference reference in scalar.Template!.References)
        {
            foreach (string id in reference.Modules)
            {
                if (!module.DependsOn.Exists(d => d.Id == id))
                {
                    module.DependsOn.Add(new Reference(id, reference.Span));
                }
            }
        }
    });

    /// <summary>The places of values that only the run will know, so that nothing can be said of them yet.</summary>
    public static HashSet<SourceSpan> PlacesIn(Node node)
    {
        HashSet<SourceSpan> places = [];
        Visit(node, scalar => places.Add(scalar.Span));
        return places;
    }

    private static void Visit(Node node, Action<ScalarNode> found)
    {
        switch (node)
        {
            case ScalarNode { Template: not null } scalar:
                found(scalar);
                break;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    Visit(entry.Value, found);
                }

                break;
            case SequenceNode sequence:
                foreach (Node item in sequence.Items)
                {
                    Visit(item, found);
                }

                break;
        }
    }
}
