using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Formats.Yaml;

namespace Weir.Hosting.Testing;

/// <summary>Reads a file of tests.</summary>
internal static class TestFile
{
    /// <summary>The checked file; null when it has errors, then the bag says which.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The path as its author knows it.</param>
    /// <param name="bag">Hears every finding.</param>
    public static Config? Read(string path, string shown, DiagnosticBag bag)
    {
        if (TextFiles.Read(path, shown, bag) is not { } source)
        {
            return null;
        }

        DiagnosticBag found = [];
        Document document = YamlFormat.Read(source, found);
        if (!found.HasErrors)
        {
            if (document.Root is MappingNode root)
            {
                TestFileSpec.Spec.Check(root, new SpecReader(found));
            }
            else
            {
                found.Add(SpecCodes.WrongType, document.Root.Span, $"A test file must be a mapping, but is {document.Root.Describe()}.");
            }
        }

        bag.AddRange(found);
        return found.HasErrors ? null : new Config(TestFileSpec.Spec, (MappingNode)document.Root);
    }
}
