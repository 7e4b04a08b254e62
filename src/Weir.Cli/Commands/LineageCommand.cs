using System.Text;
using System.Text.Json;
using Weir.Cli.CommandLine;
using Weir.Cli.Lineage;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir lineage</c>: which column is made of which.</summary>
internal sealed class LineageCommand : BlueprintCommand
{
    private static readonly Argument Target = new("BLUEPRINT", "a Blueprint's file, or the id of one that ran");

    private static readonly Option Column = new("--column", "only this column, and all the way from it") { ValueName = "MODULE.COLUMN" };

    private static readonly Option Up = new("--up", "with --column: what it is made of");

    private static readonly Option Down = new("--down", "with --column: what is made of it");

    private static readonly Option Mermaid = new("--mermaid", "write a Mermaid flowchart: modules as boxes, columns as nodes");

    public override CommandSpec Spec { get; } = new("lineage", "show which column is made of which")
    {
        Description = "A file is bound to its sources (their columns are read, no rows); an id is looked up in the history of its last run.",
        Arguments = [Target],
        Options = [Column, Up, Down, OutputFormat.Option, Mermaid, .. BlueprintOptions.All],
        Examples =
        [
            new("weir lineage flights.yml", "every column"),
            new("weir lineage flights.yml --column worst.share_late --up", "where a figure comes from"),
            new("weir lineage flights.yml --mermaid > lineage.mmd", "as a picture"),
            new("weir lineage flights --column flights.delay --down --format json", "what a source column reaches, as it was in the last run"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (await TracesAsync(invocation, cancellationToken) is not { } traces)
        {
            return ExitCodes.Configuration;
        }

        LineageMap map = LineageMap.Of(traces);
        ColumnName? column = ColumnOf(invocation, map);
        bool up = invocation.Arguments.Has(Up) || !invocation.Arguments.Has(Down);
        bool down = invocation.Arguments.Has(Down) || !invocation.Arguments.Has(Up);
        invocation.Console.Out.Write(invocation.Arguments.IsJson()
            ? Json(map, column, up, down)
            : invocation.Arguments.Has(Mermaid) ? MermaidColumns.Of(Pairs(map, column, up, down))
            : Text(map, column, up, down, invocation.Console.OutStyle));
        return ExitCodes.Done;
    }

    /// <summary>Null when the Blueprint has errors, which are shown by then.</summary>
    private static async Task<IReadOnlyList<LineageTraced>?> TracesAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IWeirHost host = invocation.Host;
        string target = invocation.Arguments.Word(0)!;
        if (!Path.Exists(invocation.FullPath(target)))
        {
            await using IRunStore? store = History.Open(invocation, host);
            if (store is not null && store.ListRuns(new RunQuery(target, Limit: 1)) is [RunRecord run])
            {
                return [.. store.ReadEvents(run.RunId).OfType<LineageTraced>()];
            }
        }

        if (Compile(invocation, host) is not { } compiled)
        {
            return null;
        }

        (Runner.BindOutcome bound, IReadOnlyList<LineageTraced> traces) = await host.TraceAsync(compiled, cancellationToken);
        Show(invocation, bound.Diagnostics);
        return bound.Failed ? null : traces;
    }

    private static ColumnName? ColumnOf(Invocation invocation, LineageMap map)
    {
        if (invocation.Arguments.Get(Column) is not { } text)
        {
            return invocation.Arguments.Has(Up) || invocation.Arguments.Has(Down)
                ? throw new UsageException("--up and --down need --column MODULE.COLUMN.")
                : null;
        }

        ColumnName column = ColumnName.Parse(text) ?? throw new UsageException($"--column takes MODULE.COLUMN, not '{text}'.");
        return map.Columns.Contains(column)
            ? column
            : throw new UsageException($"No lineage is known of '{column}'.", Suggestion.Hint(text, [.. map.Columns.Select(c => c.ToString())]));
    }

    private static string Text(LineageMap map, ColumnName? column, bool up, bool down, Style style)
    {
        StringBuilder text = new();
        if (column is { } one)
        {
            if (up)
            {
                text.Append(style.Dim("made of")).Append('\n').Append(new LineageTree(style, map.SourcesOf).Render(one));
            }

            if (down)
            {
                text.Append(style.Dim("used in")).Append('\n').Append(new LineageTree(style, map.UsesOf).Render(one));
            }

            return text.ToString();
        }

        Table table = new("module", "column", "", "made of");
        string previous = "";
        foreach (IGrouping<ColumnName, ColumnName> group in map.Pairs.GroupBy(p => p.Column, p => p.Source))
        {
            string module = group.Key.Module == previous ? "" : group.Key.Module;
            previous = group.Key.Module;
            table.AddStyled((module, style.Bold), (group.Key.Column, style.Cyan), ("←", style.Dim), (string.Join(", ", group), null));
        }

        return table.Render(style);
    }

    private static string Json(LineageMap map, ColumnName? column, bool up, bool down) => JsonOut.Document(json =>
    {
        json.WriteString("column", column?.ToString());
        json.Array("columns", Pairs(map, column, up, down), pair => Pair(json, pair));
    });

    private static IEnumerable<(ColumnName Column, ColumnName Source)> Pairs(LineageMap map, ColumnName? column, bool up, bool down) =>
        column is not { } one ? map.Pairs : [.. up ? Walk(one, map.SourcesOf, true) : [], .. down ? Walk(one, map.UsesOf, false) : []];

    private static void Pair(Utf8JsonWriter json, (ColumnName Column, ColumnName Source) pair)
    {
        json.WriteStartObject();
        json.WriteString("module_id", pair.Column.Module);
        json.WriteString("column", pair.Column.Column);
        json.WriteString("source_module", pair.Source.Module);
        json.WriteString("source_column", pair.Source.Column);
        json.WriteEndObject();
    }

    private static IEnumerable<(ColumnName Column, ColumnName Source)> Walk(ColumnName start, Func<ColumnName, IReadOnlyList<ColumnName>> next, bool up)
    {
        HashSet<ColumnName> seen = [start];
        Queue<ColumnName> queue = new([start]);
        while (queue.TryDequeue(out ColumnName column))
        {
            foreach (ColumnName other in next(column))
            {
                yield return up ? (column, other) : (other, column);
                if (seen.Add(other))
                {
                    queue.Enqueue(other);
                }
            }
        }
    }
}
