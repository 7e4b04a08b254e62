using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Read;

/// <summary>A format that Spark reads.</summary>
/// <param name="SparkName">What Spark calls it.</param>
/// <param name="Capability">Our name for it, its options and endings.</param>
/// <param name="Options">The options with Spark's names.</param>
/// <param name="Kind">How its place is given.</param>
internal sealed record SourceFormat(string SparkName, FormatCapability Capability, IReadOnlyList<FormatOption> Options, SourceKind Kind)
{
    internal string Name => Capability.Options.Name;

    internal static IReadOnlyList<SourceFormat> All => SourceFormats.All;

    /// <summary>The format that the author names, or that the path's ending implies; null after a report.</summary>
    internal static SourceFormat? Of(ModuleScope scope)
    {
        string[] names = [.. All.Select(format => format.Name)];
        if (scope.Config.Has(IngressSpec.Format))
        {
            string name = scope.Config.Get(IngressSpec.Format);
            SourceFormat? named = All.FirstOrDefault(format => format.Capability.Options.Answers(name) || format.Capability.Options.Answers(name.ToLowerInvariant()));
            if (named is null && Suggestion.Nearest(name, names) is null)
            {
                return new SourceFormat(name, new FormatCapability(new ComponentSpec(ComponentKind.IngressFormat, name, "A format that something on the cluster brings.", []), []), [], SourceKind.Other);
            }

            if (named is null)
            {
                scope.Report(EngineCodes.NotSupported, scope.Config.SpanOf(IngressSpec.Format), $"The format '{name}' is not one that Spark reads here.", Suggestion.Hint(name, names));
            }

            return named;
        }

        string path = scope.Config.Get(IngressSpec.Path);
        SourceFormat? implied = All.FirstOrDefault(format => format.Capability.Extensions.Any(ending => SourcePath.WithoutCompression(path).EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        if (implied is null)
        {
            scope.Report(SpecCodes.MissingKey, scope.Config.SpanOf(IngressSpec.Path), $"The path '{path}' does not tell its format.", $"Add `format`: {string.Join(", ", names)}.");
        }

        return implied;
    }
}
