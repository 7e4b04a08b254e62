using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects;
using Weir.Dialects.Blueprints;
using Weir.Dialects.Flow;
using Weir.Formats.Yaml;

namespace Weir.Hosting;

/// <summary>Takes a file to the Blueprint that its author meant, whatever the dialect.</summary>
internal static class BlueprintLoader
{
    /// <summary>The Blueprint; null when it can't be read, then the bag says why.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The path as its author knows it.</param>
    /// <param name="bag">Hears every finding.</param>
    /// <param name="variables">The project's environment.</param>
    /// <param name="parameters">Values that the command line gives, for dialects that take them when a file is read.</param>
    public static Blueprint? Load(string path, string shown, DiagnosticBag bag, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> parameters)
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
            string folder = Path.GetDirectoryName(path)!;
            Blueprint? blueprint = ofYaml switch
            {
                DialectNames.Blueprint => BlueprintDialect.Read(document, folder, found),
                DialectNames.Flow => FlowDialect.Read(document, new FlowInputs { BaseDirectory = folder, ReadYaml = YamlFormat.Read, Variables = variables, Parameters = parameters }, found),
                _ => null,
            };
            bag.AddRange(found);
            if (ofYaml is null or DialectNames.Blueprint or DialectNames.Flow)
            {
                return blueprint;
            }

            dialect = ofYaml;
        }

        bag.Add(HostingCodes.DialectMissing, SourceSpan.None, $"'{source.Path}' is written in the dialect '{dialect}', which this version does not run.", $"It runs: {DialectNames.Blueprint}.");
        return null;
    }
}
