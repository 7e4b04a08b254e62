using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Tables;

/// <summary>A table of the catalogue as a target: rows are staged in a table beside it, and the table's own log keeps a second publishing from adding anything.</summary>
internal sealed class TableStore(EngineSessionOptions options, TablePlan plan, TimeProvider time) : ITargetStore
{
    /// <summary>The property by which a staging table knows its run.</summary>
    internal const string RunProperty = "weir.run";

    public TargetState Inspect(string target) => With(workspace => IsThereAsync(workspace, target.Contains('#', StringComparison.Ordinal) ? StagedTable.Parse(target).Name : StagedTable.NameOf(target)))
        ? TargetState.Table
        : TargetState.Absent;

    public ITargetLease? TryLease(string target, string runId) => TableLease.TryTake(target, $"run {runId}, process {Environment.ProcessId}");

    public string? DescribeHolder(string target) => TableLease.DescribeHolder(target);

    public string StagedPath(string target, string runId, string moduleId) => new StagedTable(target, runId, moduleId, plan).ToString();

    public string Stage(string target, string runId, string moduleId)
    {
        StagedTable staged = new(target, runId, moduleId, plan);
        With(workspace => workspace.DoAsync($"DROP TABLE IF EXISTS {staged.Name}"));
        return staged.ToString();
    }

    public void Flush(string stagedPath)
    {
        // What the cluster has committed is durable.
    }

    public void Publish(PublishStep step) => With(async workspace =>
    {
        StagedTable staged = StagedTable.Parse(step.Staged);

        // The staging table goes last: without it, everything is done.
        if (await IsThereAsync(workspace, staged.Name).ConfigureAwait(false))
        {
            await new TablePublication(workspace, staged).RunAsync().ConfigureAwait(false);
            await workspace.DoAsync($"DROP TABLE IF EXISTS {staged.Name}").ConfigureAwait(false);
        }

        return true;
    });

    public IReadOnlyList<string> StagedRuns(string target) => With(async workspace =>
    {
        SortedSet<string> runs = new(StringComparer.Ordinal);
        foreach (string name in await StagesAsync(workspace, target, null).ConfigureAwait(false))
        {
            runs.UnionWith(await workspace.TextsAsync($"SHOW TBLPROPERTIES {name} ({Quote.Literal(RunProperty)})", 1).ConfigureAwait(false));
        }

        return (IReadOnlyList<string>)[.. runs];
    });

    /// <inheritdoc/>
    /// <remarks>What can't be removed is left: it means nothing, and a later run tries again.</remarks>
    public void Discard(string target, string runId)
    {
        try
        {
            With(async workspace =>
            {
                foreach (string name in await StagesAsync(workspace, target, runId).ConfigureAwait(false))
                {
                    await workspace.DoAsync($"DROP TABLE IF EXISTS {name}").ConfigureAwait(false);
                }

                return true;
            });
        }
        catch (WeirException)
        {
            // The staged rows are in nobody's way.
        }
    }

    private static async Task<IReadOnlyList<string>> StagesAsync(Workspace workspace, string target, string? runId)
    {
        string within = StagedTable.SchemaOf(target) is { } schema ? $" IN {schema}" : "";
        List<string> names = await workspace.TextsAsync($"SHOW TABLES{within} LIKE {Quote.Literal(StagedTable.PrefixOf(target, runId) + "*")}", 1).ConfigureAwait(false);
        return [.. names.Select(name => StagedTable.Beside(target, name))];
    }

    private static async Task<bool> IsThereAsync(Workspace workspace, string name)
    {
        try
        {
            await workspace.Client.SchemaAsync(new Wire.Relation { Sql = new Wire.SQL { Query = "SELECT * FROM " + name } }, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (SparkException exception) when (exception.Error.Is("TABLE_OR_VIEW_NOT_FOUND") || exception.Error.Is("SCHEMA_NOT_FOUND"))
        {
            return false;
        }
    }

    /// <summary>Each piece of work has a session of its own: it may come long after the run's, from another process.</summary>
    private T With<T>(Func<Workspace, Task<T>> work) => Task.Run(async () =>
    {
        Workspace workspace = await Workspace.OpenAsync(options, time, CancellationToken.None).ConfigureAwait(false);
        await using (workspace.ConfigureAwait(false))
        {
            try
            {
                return await work(workspace).ConfigureAwait(false);
            }
            catch (SparkException exception)
            {
                throw workspace.Errors.ToException(exception, ErrorContext.None with { Writing = true });
            }
        }
    }).GetAwaiter().GetResult();
}
