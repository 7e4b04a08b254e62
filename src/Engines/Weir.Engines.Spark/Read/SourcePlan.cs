using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Read;

/// <summary>The plan that reads a source.</summary>
internal sealed class SourcePlan
{
    private readonly Config config;
    private readonly Config options;
    private readonly SourceFormat format;

    private SourcePlan(Config config, Config options, SourceFormat format, SourcePath? path)
    {
        this.config = config;
        this.options = options;
        this.format = format;
        Path = path;
    }

    /// <summary>Where the files are; null for tables of other systems.</summary>
    internal SourcePath? Path { get; }

    internal bool HasFiles => format.Kind == SourceKind.Files;

    /// <summary>Whether the types were looked for in text.</summary>
    internal bool IsText => format.Name is "csv" or "json";

    /// <summary>Checks the configuration; null after a report.</summary>
    internal static SourcePlan? Of(ModuleScope scope, SourceFormat format)
    {
        MappingNode node = scope.Config.NodeOf(IngressSpec.Options) as MappingNode ?? MappingNode.Empty;
        Weir.Core.Diagnostics.DiagnosticBag bag = new();
        bool good = format.Kind == SourceKind.Other || format.Capability.Options.Check(node, new SpecReader(bag, scope.Module.Id));
        scope.Findings.AddRange(bag);
        if (!good)
        {
            return null;
        }

        bool hasPath = scope.Config.Has(IngressSpec.Path);
        if (format.Kind is SourceKind.Files or SourceKind.TableFolder && !hasPath)
        {
            scope.Report(SpecCodes.MissingKey, scope.Config.Node.Span, $"The format {format.Name} needs a `path`.", "A table of Spark's catalogue is read with `table` and without `format`.");
            return null;
        }

        return new SourcePlan(scope.Config, new Config(format.Capability.Options, node), format, hasPath ? SourcePath.Of(scope.Workspace, scope.Config.Get(IngressSpec.Path)) : null);
    }

    /// <summary>The types that the author gives for single columns.</summary>
    internal string? Types => IsText && options.Has(SourceOptions.Types.Field) ? options.Get((Field<string>)SourceOptions.Types.Field) : null;

    internal SourceSpan TypesSpan => options.SpanOf(SourceOptions.Types.Field);

    /// <summary>The plan; with a schema Spark does not look for one again.</summary>
    internal Wire.Relation Build(Schema? schema)
    {
        Wire.Read.Types.DataSource source = new() { Format = format.SparkName };
        foreach ((string name, string value) in Options())
        {
            source.Options[name] = value;
        }

        if (Path is { } path)
        {
            source.Paths.Add(path.Uri);
        }

        if (schema is not null && Ddl(schema) is { } ddl)
        {
            source.Schema = ddl;
        }

        return new Wire.Relation { Read = new Wire.Read { DataSource = source } };
    }

    private static string? Ddl(Schema schema)
    {
        string?[] columns = [.. schema.Fields.Select(field => SparkTypes.ToSpark(field.Type) is { } type ? $"{Quote.Identifier(field.Name)} {type}" : null)];
        return columns.Length == 0 || columns.Contains(null) ? null : string.Join(", ", columns);
    }

    private Dictionary<string, string> Options()
    {
        Dictionary<string, string> read = format.Kind == SourceKind.Other ? OptionReader.AsTheyAre(config.NodeOf(IngressSpec.Options)) : OptionReader.Read(options, format.Options);
        switch (format.Name)
        {
            case "csv":
                AddCsv(read);
                break;
            case "json":
                read.TryAdd("mode", "FAILFAST");
                read.TryAdd("multiLine", Path?.FirstSign() == '[' ? "true" : "false");
                break;
            case "jdbc" when config.Has(IngressSpec.Table) && !read.ContainsKey("query"):
                read["dbtable"] = config.Get(IngressSpec.Table);
                break;
            case "delta" or "iceberg" or "hudi" when config.Has(IngressSpec.TimeTravel):
                TimeTravel.Add(format.Name, config.Get(IngressSpec.TimeTravel), read);
                break;
            case "kafka" when config.Has(IngressSpec.Table):
                read["subscribe"] = config.Get(IngressSpec.Table);
                break;
            default:
                break;
        }

        if (HasFiles && Path is { IsPlainFolder: true })
        {
            read.TryAdd("recursiveFileLookup", "true");
        }

        return read;
    }

    private void AddCsv(Dictionary<string, string> read)
    {
        bool infers = config.Has(IngressSpec.InferSchema) ? config.Get(IngressSpec.InferSchema) : !read.TryGetValue("inferSchema", out string? asked) || asked != "false";
        read["inferSchema"] = infers ? "true" : "false";
        read["header"] = config.Has(IngressSpec.Header) ? (config.Get(IngressSpec.Header) ? "true" : "false") : read.GetValueOrDefault("header", "true");
        read.TryAdd("sep", SourcePath.WithoutCompression(config.Get(IngressSpec.Path)).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "\t" : ",");
        read.TryAdd("quote", "\"");
        read.TryAdd("escape", "\"");
        read.TryAdd("mode", "FAILFAST");
        read.TryAdd("multiLine", "true");

        // Files whose header names other columns, or the same in another order, are an error and not a mix-up.
        read["enforceSchema"] = "false";
    }
}
