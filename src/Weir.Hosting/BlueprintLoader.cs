using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Blueprints;
using Weir.Formats.Yaml;

namespace Weir.Hosting;

/// <summary>Takes a file to the Blueprint that its author meant, whatever the dialect.</summary>
internal static class BlueprintLoader
{
    /// <summary>The Blueprint; null when it can't be read, then the bag says why.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The path as its author knows it.</param>
    /// <param name="bag">Hears every finding.</param>
    public static Blueprint? Load(string path, string shown, DiagnosticBag bag)
    {
        if (TextFiles.Read(path, shown, bag) is not { } source)
        {
            return null;
        }

        DiagnosticBag found = [];
        Document document = YamlFormat.Read(source, found);
        Blueprint? blueprint = found.HasErrors ? null : BlueprintDialect.Read(document, Path.GetDirectoryName(path)!, found);
        bag.AddRange(found);
        return blueprint;
    }
}
