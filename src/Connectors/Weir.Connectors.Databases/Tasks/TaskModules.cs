using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>Makes Ingresses and Egresses of a task's keys, so that a task reads and writes just as modules do.</summary>
internal sealed class TaskModules(Config config, string moduleId)
{
    /// <summary>The database's side.</summary>
    /// <exception cref="WeirException">The format is unknown, or an option is wrong.</exception>
    internal ManifestModule Database(ConnectorCatalogue connectors, ModuleType type)
    {
        MappingNode node = MappingNode.Empty;
        node = Copy(node, SqlTaskFields.Format, IngressSpec.Format);
        node = Copy(node, SqlTaskFields.Database, IngressSpec.Path);
        node = Copy(node, SqlTaskFields.Table, IngressSpec.Table);
        MappingNode options = config.NodeOf(SqlTaskFields.Options) as MappingNode ?? MappingNode.Empty;
        options = config.NodeOf(SqlTaskFields.Query) is ScalarNode query ? options.Set(Key("query"), Filled(query)) : options;
        node = options.Count > 0 ? node.Set(Key(IngressSpec.Options.Name), options) : node;
        if (type == ModuleType.Egress)
        {
            node = Copy(node, SqlTaskFields.Mode, EgressSpec.Mode);
            node = node[EgressSpec.Mode.Name] is null ? node.Set(Key(EgressSpec.Mode.Name), Text("append")) : node;
            node = Copy(node, SqlTaskFields.MergeKey, EgressSpec.MergeKey);
        }

        ManifestModule module = Module(type, node);
        Check(module, connectors);
        return module;
    }

    /// <summary>The file's side; it is read or written at another path than it is named by.</summary>
    internal ManifestModule File(ModuleType type, Field<string> named, string path)
    {
        string name = config.Get(named);
        MappingNode node = MappingNode.Empty.Set(Key(IngressSpec.Path.Name), Text(path));
        string format = config.Get(SqlTaskFields.FileFormat) ?? FormatOf(name);
        MappingNode options = config.NodeOf(SqlTaskFields.FileOptions) as MappingNode ?? MappingNode.Empty;
        if (format == "tsv")
        {
            format = "csv";
            options = options["sep"] is null ? options.Set(Key("sep"), Text("\t")) : options;
        }

        node = node.Set(Key(IngressSpec.Format.Name), Text(format));
        return Module(type, options.Count > 0 ? node.Set(Key(IngressSpec.Options.Name), options) : node);
    }

    internal static string FormatOf(string path)
    {
        string bare = path;
        foreach (string ending in new[] { ".gz", ".zst", ".zstd" })
        {
            bare = bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? bare[..^ending.Length] : bare;
        }

        return Path.GetExtension(bare).ToLowerInvariant() switch
        {
            ".tsv" => "tsv",
            ".parquet" or ".pq" => "parquet",
            ".json" or ".jsonl" or ".ndjson" => "json",
            _ => "csv",
        };
    }

    private void Check(ManifestModule module, ConnectorCatalogue connectors)
    {
        string format = module.Config.Get(IngressSpec.Format);
        SourceSpan span = config.SpanOf(SqlTaskFields.Format);
        IConnector connector = connectors.Find(format) ?? throw new WeirException(new Diagnostic(DatabaseCodes.PlaceMissing, span, $"There is no database format '{format}'.")
        {
            Hint = Suggestion.Hint(format, [.. connectors.Entries.Select(entry => entry.Name)]),
            ModuleId = moduleId,
        });
        DiagnosticBag findings = [];
        SpecReader reader = new(findings, moduleId);
        reader.Enter(SqlTaskFields.Options.Name);
        ComponentSpec spec = (module.Type == ModuleType.Ingress ? connector.Ingress : connector.Egress)!.Options;
        if (spec.Check(module.Config.NodeOf(IngressSpec.Options) as MappingNode ?? MappingNode.Empty, reader))
        {
            connector.Check(module.Config, findings, moduleId);
        }

        if (findings.HasErrors)
        {
            throw new WeirException(findings.First());
        }
    }

    private ManifestModule Module(ModuleType type, MappingNode node) => new()
    {
        Id = moduleId, Type = type, Label = moduleId, Engine = "duckdb", Config = new Config(ModuleSpecs.Of(type), node), Span = config.Node.Span,
    };

    private MappingNode Copy(MappingNode node, Field from, Field to) => config.NodeOf(from) is { } value ? node.Set(Key(to.Name), value) : node;

    private ScalarNode Filled(ScalarNode query)
    {
        string filled = SqlParameters.Fill(config, SqlTaskFields.Query, moduleId);
        return filled == query.Text ? query : query.Resolved(filled, ScalarKind.Text, query.Origin, null);
    }

    private static ScalarNode Key(string name) => new(name, ScalarKind.Text, SourceSpan.None);

    private static ScalarNode Text(string text) => new(text, ScalarKind.Text, SourceSpan.None);
}
