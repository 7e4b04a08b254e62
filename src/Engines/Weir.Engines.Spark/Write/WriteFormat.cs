using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Read;

namespace Weir.Engines.Spark.Write;

/// <summary>How an Egress writes: the format, its options, and the compression that the target's ending implies.</summary>
internal sealed class WriteFormat
{
    private static readonly (string Ending, string Codec)[] Codecs = [(".gz", "gzip"), (".bz2", "bzip2"), (".lz4", "lz4"), (".deflate", "deflate")];

    private readonly TargetFormat format;
    private readonly Dictionary<string, string> options;

    private WriteFormat(TargetFormat format, Dictionary<string, string> options)
    {
        this.format = format;
        this.options = options;
    }

    internal string Name => format.Name;

    internal string SparkName => format.SparkName;

    /// <summary>Whether it is written to a table of the catalogue.</summary>
    internal bool IsCatalogue { get; private init; }

    /// <summary>Whether files of this machine, or of a disk that it shares, are staged.</summary>
    internal bool IsFiles => !IsCatalogue && Name != "jdbc";

    /// <summary>Spark's options.</summary>
    internal IReadOnlyDictionary<string, string> Options => options;

    /// <summary>Whether a file says which column is which.</summary>
    internal bool HasColumnNames => Name != "text" && (Name != "csv" || options["header"] == "true");

    /// <summary>The ending of files in a folder.</summary>
    internal string Ending => format.Ending + (format.Name is "csv" or "json" or "text" or "xml" && options.TryGetValue("compression", out string? codec)
        ? Array.Find(Codecs, pair => pair.Codec == codec).Ending : "");

    /// <summary>The format that the author names, or that the target's ending implies.</summary>
    /// <exception cref="WeirException">There is none such, or an option is unknown or can't be honoured.</exception>
    internal static WriteFormat Of(ManifestModule module)
    {
        Config config = module.Config;
        TargetFormat format = config.Has(EgressSpec.Format) ? Named(config) : config.Has(EgressSpec.Table) ? TargetFormats.Table : Implied(config);
        MappingNode node = config.NodeOf(EgressSpec.Options) as MappingNode ?? MappingNode.Empty;
        DiagnosticBag bag = new();
        if (!format.Capability.Options.Check(node, new SpecReader(bag, module.Id)))
        {
            throw new WeirException(bag.First());
        }

        Dictionary<string, string> options = OptionReader.Read(new Config(format.Capability.Options, node), format.Options);
        AddDefaults(format.Name, options, config);
        return new WriteFormat(format, options) { IsCatalogue = config.Has(EgressSpec.Table) && format.Name != "jdbc" };
    }

    /// <summary>The options to read a file that was written this way.</summary>
    internal Dictionary<string, string> ReadOptions()
    {
        Dictionary<string, string> read = new(options, StringComparer.Ordinal) { ["mode"] = "FAILFAST" };
        if (Name == "csv")
        {
            read["multiLine"] = "true";
            read["enforceSchema"] = "false";
        }

        return read;
    }

    private static void AddDefaults(string name, Dictionary<string, string> options, Config config)
    {
        string path = config.Has(EgressSpec.Path) ? config.Get(EgressSpec.Path) : "";
        if (name is "csv" or "json" or "text" or "xml")
        {
            string? codec = Array.Find(Codecs, pair => path.EndsWith(pair.Ending, StringComparison.OrdinalIgnoreCase)).Codec;
            options["compression"] = options.GetValueOrDefault("compression", codec ?? "none") is var asked && asked == "gz" ? "gzip" : asked;
        }

        if (name == "json")
        {
            options.TryAdd("ignoreNullFields", "false");
        }

        if (name == "csv")
        {
            options["header"] = config.Has(EgressSpec.Header) ? (config.Get(EgressSpec.Header) ? "true" : "false") : options.GetValueOrDefault("header", "true");
            options.TryAdd("sep", SourcePath.WithoutCompression(path).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "\t" : ",");
            options.TryAdd("escape", "\"");

            // Spark would drop space around values.
            options["ignoreLeadingWhiteSpace"] = "false";
            options["ignoreTrailingWhiteSpace"] = "false";
        }
    }

    private static TargetFormat Named(Config config)
    {
        string name = config.Get(EgressSpec.Format);
        return TargetFormats.All.FirstOrDefault(format => format.Capability.Options.Answers(name.ToLowerInvariant()))
            ?? throw Refuse(
                EngineCodes.NotSupported, config.SpanOf(EgressSpec.Format), $"The format '{name}' is not one that Spark writes here.",
                Suggestion.Hint(name, [.. TargetFormats.All.Select(format => format.Name)]));
    }

    private static TargetFormat Implied(Config config)
    {
        string path = config.Has(EgressSpec.Path) ? config.Get(EgressSpec.Path) : "";
        string bare = SourcePath.WithoutCompression(path);
        return TargetFormats.All.FirstOrDefault(format => format.Capability.Extensions.Any(ending => bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            ?? throw Refuse(
                SpecCodes.MissingKey, config.SpanOf(EgressSpec.Path), $"The path '{path}' does not tell its format.",
                $"Add `format`: {string.Join(", ", TargetFormats.All.Select(format => format.Name))}.");
    }

    private static WeirException Refuse(DiagnosticCode code, SourceSpan span, string message, string? hint) => new(new Diagnostic(code, span, message) { Hint = hint });
}
