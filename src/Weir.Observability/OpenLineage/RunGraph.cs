using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Observability.OpenLineage;

/// <summary>The datasets of a Manifest, and the way of a column back to the sources that it is made of.</summary>
internal sealed class RunGraph(Manifest manifest)
{
    private readonly Dictionary<string, IReadOnlyList<ColumnOrigin>> traced = new(StringComparer.Ordinal);

    internal IEnumerable<ManifestModule> Sources => manifest.Modules.Where(module => module is { Enabled: true, Type: ModuleType.Ingress });

    internal IEnumerable<ManifestModule> Targets => manifest.Modules.Where(module => module is { Enabled: true, Type: ModuleType.Egress });

    internal void Add(LineageTraced lineage) => traced[lineage.ModuleId] = lineage.Columns;

    /// <summary>A dataset's namespace and name, without secrets.</summary>
    internal static (string Namespace, string Name) DatasetOf(ManifestModule module)
    {
        string format = Shown(module, IngressSpec.Format) ?? "";
        string? table = Shown(module, IngressSpec.Table);
        string? path = Shown(module, IngressSpec.Path);
        if (ConnectorFormats.Names.Contains(format))
        {
            MappingNode options = module.Config.NodeOf(IngressSpec.Options) as MappingNode ?? MappingNode.Empty;
            string place = path ?? Option(options, "host") ?? "server";
            string name = table ?? Option(options, "dbtable") ?? module.Id;
            return ($"{format}://{place}", Option(options, "database") is { } database ? $"{database}.{name}" : name);
        }

        return path is null ? (module.Engine, table ?? module.Id)
            : path.IndexOf("://", StringComparison.Ordinal) is var at and > 0 && path.IndexOf('/', at + 3) is var slash and > 0 ? (path[..slash], path[(slash + 1)..])
            : ("file", path);
    }

    /// <summary>The output columns of what an Egress writes.</summary>
    internal IReadOnlyList<string> ColumnsOf(ManifestModule target) => Origins(UpstreamOf(target.Id)).Select(origin => origin.Column).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The source columns that an output column is made of.</summary>
    internal IReadOnlyList<(ManifestModule Source, string Column)> TraceBack(ManifestModule target, string column)
    {
        List<(ManifestModule, string)> found = [];
        Walk(UpstreamOf(target.Id), column, found, new HashSet<(string, string)>());
        return found;
    }

    /// <summary>The sources that a module reads, however far away.</summary>
    internal IEnumerable<ManifestModule> SourcesOf(string moduleId)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([moduleId]);
        while (open.TryPop(out string? id))
        {
            if (seen.Add(id))
            {
                foreach (ManifestEdge edge in manifest.EdgesInto(id))
                {
                    open.Push(edge.From);
                }
            }
        }

        return Sources.Where(source => seen.Contains(source.Id));
    }

    private void Walk(string? moduleId, string column, List<(ManifestModule, string)> found, HashSet<(string, string)> seen)
    {
        if (moduleId is null || !seen.Add((moduleId, column)))
        {
            return;
        }

        if (manifest.Find(moduleId) is { Type: ModuleType.Ingress } source)
        {
            found.Add((source, column));
            return;
        }

        foreach (ColumnOrigin origin in Origins(moduleId).Where(origin => string.Equals(origin.Column, column, StringComparison.OrdinalIgnoreCase)))
        {
            Walk(origin.SourceModule, origin.SourceColumn == "*" ? column : origin.SourceColumn, found, seen);
        }
    }

    private IReadOnlyList<ColumnOrigin> Origins(string? moduleId) => moduleId is not null && traced.TryGetValue(moduleId, out IReadOnlyList<ColumnOrigin>? columns) ? columns : [];

    private string? UpstreamOf(string moduleId) => manifest.EdgesInto(moduleId).FirstOrDefault(edge => edge.CarriesRows)?.From;

    private static string? Option(MappingNode options, string name) => (options[name] as ScalarNode)?.Display;

    private static string? Shown(ManifestModule module, Field field) => (module.Config.NodeOf(field) as ScalarNode)?.Display;
}
