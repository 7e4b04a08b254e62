using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects;
using Weir.Dialects.Blueprints;
using Weir.Dialects.Components;
using Weir.Dialects.Flow;
using Weir.Formats.Hocon;
using Weir.Formats.Hocon.Includes;
using Weir.Formats.Yaml;

namespace Weir.Hosting;

/// <summary>Takes a file to the Blueprint that its author meant, whatever the dialect.</summary>
internal static class BlueprintLoader
{
    /// <summary>The Blueprint; null when it can't be read, then the bag says why.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The path as its author knows it.</param>
    /// <param name="environment">Where it stands; relative paths that are shown start at its current folder.</param>
    /// <param name="variables">What its format may take from the environment.</param>
    /// <param name="parameters">Values that the command line gives, for dialects that take them when a file is read.</param>
    /// <param name="bag">Hears every finding.</param>
    public static Blueprint? Load(
        string path, string shown, HostEnvironment environment, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> parameters, DiagnosticBag bag)
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

        if (dialect == DialectNames.Components)
        {
            HoconReadOptions options = new() { Environment = variables.GetValueOrDefault, Includes = new FileIncludeReader(environment.CurrentDirectory) };
            return ComponentsDialect.Read(HoconFormat.Read(source, options, bag), Path.GetDirectoryName(path)!, bag);
        }

        bag.Add(HostingCodes.DialectMissing, SourceSpan.None, $"'{source.Path}' is written in the dialect '{dialect}', which this version does not run.", $"It runs: {DialectNames.Blueprint}, {DialectNames.Flow}, {DialectNames.Components}.");
        return null;
    }
}
