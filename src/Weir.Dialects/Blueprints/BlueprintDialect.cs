using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Formats;

namespace Weir.Dialects.Blueprints;

/// <summary>The native dialect: YAML with modules and edges. Both spellings are read, that of version 1 and that of version 2 of the grammar's first home.</summary>
public static class BlueprintDialect
{
    /// <summary>True when the document says that it is a Blueprint, by its top key <c>aqueduct</c> or <c>weir</c>.</summary>
    public static bool Recognises(MappingNode root) => FieldLookup.EntryOf(root, BlueprintSpec.Version) is not null;

    /// <summary>True when the document has modules, as only a Blueprint has.</summary>
    internal static bool HasModules(MappingNode root) => FieldLookup.EntryOf(root, DocumentShape.Modules) is not null;

    /// <summary>
    /// Makes a Blueprint of a document. Reports everything that is wrong with the keys around the modules' configurations; those are
    /// checked by the compiler, when their values are resolved.
    /// </summary>
    /// <param name="document">What the format read. When the text broke off (and that was reported), nothing more is said.</param>
    /// <param name="baseDirectory">The folder of the file; relative paths are anchored there.</param>
    /// <param name="bag">Receives the findings; holds those of the format.</param>
    /// <returns>
    /// The Blueprint, even after findings, as long as all its modules and edges could be read, so that the compiler can add its own;
    /// otherwise null.
    /// </returns>
    public static Blueprint? Read(Document document, string baseDirectory, DiagnosticBag bag)
    {
        if (BrokeOff(document, bag))
        {
            return null;
        }

        if (document.Root is not MappingNode root)
        {
            bag.Add(
                DialectCodes.NotAMapping, document.Root.Span, $"A Blueprint is a mapping of keys and values, but this document is {document.Root.Describe()}.",
                "Begin with 'aqueduct: \"1.0\"', 'id: ...', 'modules: ...'.");
            return null;
        }

        return new BlueprintReader(document.Source, root, bag).Read(Path.GetFullPath(baseDirectory));
    }

    private static bool BrokeOff(Document document, DiagnosticBag bag)
    {
        foreach (Diagnostic diagnostic in bag)
        {
            if (FormatCodes.StopsReading(diagnostic.Code) && ReferenceEquals(diagnostic.Span.Source, document.Source))
            {
                return true;
            }
        }

        return false;
    }
}
