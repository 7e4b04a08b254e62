using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Write;
using Weir.Engines.Spark.Write.Delta;

namespace Weir.Engines.Spark.Tables;

/// <summary>Stages rows for a table of the catalogue in a table beside it.</summary>
internal sealed class TableWriter(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    private readonly StagedTable staged = StagedTable.Parse(request.StagedPath);

    /// <summary>Writes: one job, which takes all figures.</summary>
    /// <exception cref="WeirException">The rows and the table don't go together.</exception>
    internal async Task WriteAsync(CountedPlan counted)
    {
        string? provider = await TablePublication.ProviderAsync(workspace, staged.Table).ConfigureAwait(false);
        string format = provider is { Length: > 0 } ? provider : staged.Plan.Format ?? "parquet";
        string columns = string.Join(", ", request.Relation.Schema.Fields.Select(field => $"{Quote.Identifier(field.Name)} {SparkTypes.ToSpark(field.Type)}"));
        await workspace.DoAsync($"DROP TABLE IF EXISTS {staged.Name}").ConfigureAwait(false);
        await workspace.DoAsync(
            $"CREATE TABLE {staged.Name} ({columns}) USING {format} TBLPROPERTIES ({Quote.Literal(TableStore.RunProperty)} = {Quote.Literal(staged.RunId)})").ConfigureAwait(false);
        Wire.WriteOperation write = new()
        {
            Input = FilePartitions.Spread(counted.Plan, request.Module.Config),
            Table = new Wire.WriteOperation.Types.SaveTable { TableName = staged.Name, SaveMethod = Wire.WriteOperation.Types.SaveTable.Types.TableSaveMethod.InsertInto },
            Mode = Wire.WriteOperation.Types.SaveMode.Append,
        };
        await workspace.Client.RunAsync(new Wire.Command { WriteOperation = write }, counted.Observe, cancellation).ConfigureAwait(false);
        if (staged.Plan.Mode == WriteMode.Merge)
        {
            await KeptRows.RequireOnceAsync(workspace, request.Module, staged.Name, cancellation).ConfigureAwait(false);
        }

        if (staged.Plan.ReplaceWhere is not null)
        {
            await KeptRows.RequireInsideAsync(workspace, request.Module, staged.Name, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What does not go together, before anything is computed; null when all does.</summary>
    internal static async Task<Diagnostic?> CheckAsync(Define.ModuleScope scope, ModuleInput input)
    {
        Config config = scope.Config;
        string table = string.Join('.', TableName.Parts(config.Get(EgressSpec.Table)).Select(Quote.Identifier));
        WriteMode mode = WriteModes.Of(config);
        string? provider = await TablePublication.ProviderAsync(scope.Workspace, table).ConfigureAwait(false);
        if (provider is null || mode is WriteMode.Error or WriteMode.Ignore)
        {
            return null;
        }

        if (!TablePublication.Remembers(provider) && mode != WriteMode.Overwrite)
        {
            return new Diagnostic(
                EngineCodes.NotSupported, config.SpanOf(EgressSpec.Mode), $"The table {table} is made of {provider}, to which a run that is resumed could add its rows twice.")
            {
                ModuleId = scope.Module.Id, Hint = "Use a Delta table, or replace the table with `mode: overwrite`.",
            };
        }

        return DeltaCheck.Find(scope.Module, input.Relation.Schema, await DeltaTarget.ReadAsync(scope.Workspace, table, scope.Cancellation).ConfigureAwait(false));
    }
}
