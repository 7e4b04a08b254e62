using System.Text.Json;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Compiler.Lineage;

/// <summary>Traces columns through queries (by DuckDB's parse tree) and through the ready-made operations.</summary>
/// <remarks>
/// A column's origins are those whose values go into its own; columns that only choose, order or group rows are left out. Where a construct is not
/// understood the origin is <c>*</c> of every input: lineage may be coarse, never wrong.
/// </remarks>
public sealed class ColumnLineageTracer : ILineageTracer
{
    private const int MaximumTreeDepth = 4_000;

    public IReadOnlyList<ColumnOrigin> Trace(ManifestModule module, IReadOnlyList<ModuleInput> inputs, Relation output, string? parseTree)
    {
        if (inputs.Count == 0 || module.Type is ModuleType.Ingress or ModuleType.Egress or ModuleType.Probe)
        {
            return [];
        }

        List<TracedColumn>? traced = module is { Type: ModuleType.Channel, Config.Variant.Name: "sql" }
            ? TraceQuery(inputs, parseTree)
            : OperationLineage.Trace(module, inputs, output.Schema);
        return Flatten(traced, inputs, output.Schema);
    }

    private static List<TracedColumn>? TraceQuery(IReadOnlyList<ModuleInput> inputs, string? parseTree)
    {
        if (parseTree is null)
        {
            return null;
        }

        try
        {
            using JsonDocument tree = JsonDocument.Parse(parseTree, new JsonDocumentOptions { MaxDepth = MaximumTreeDepth });
            return tree.RootElement.TryGetProperty("statements", out JsonElement statements) && statements.GetArrayLength() == 1
                ? new QueryLineage(inputs).Trace(statements[0].GetProperty("node"))
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A tree of another shape than this engine's: nothing is claimed about it.
            return null;
        }
    }

    private static List<ColumnOrigin> Flatten(List<TracedColumn>? traced, IReadOnlyList<ModuleInput> inputs, Schema output)
    {
        List<ColumnOrigin> origins = [];
        bool fits = traced is not null && traced.Count == output.Fields.Length;
        for (int i = 0; i < output.Fields.Length; i++)
        {
            string column = output.Fields[i].Name;
            if (!fits || traced![i].Origins.IsUnknown)
            {
                origins.AddRange(inputs.Select(input => input.ModuleId).Distinct().Select(id => new ColumnOrigin(column, id, "*")));
                continue;
            }

            foreach ((string module, string source) in traced[i].Origins.Columns)
            {
                origins.Add(new ColumnOrigin(column, module, source));
            }
        }

        return origins;
    }
}
