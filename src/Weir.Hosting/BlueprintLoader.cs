using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects;
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

        if (DialectDetector.OfPath(path) is not { } dialect)
        {
            DiagnosticBag found = [];
            Document document = YamlFormat.Read(source, found);
            string? ofYaml = DialectDetector.OfYaml(document, found);
            Blueprint? blueprint = ofYaml == DialectNames.Blueprint ? BlueprintDialect.Read(document, Path.GetDirectoryName(path)!, found) : null;
            bag.AddRange(found);
            if (ofYaml is null or DialectNames.Blueprint)
            {
                return blueprint;
            }

            dialect = ofYaml;
        }

        bag.Add(HostingCodes.DialectMissing, SourceSpan.None, $"'{source.Path}' is written in the dialect '{dialect}', which this version does not run.", $"It runs: {DialectNames.Blueprint}.");
        return null;
    }
}
