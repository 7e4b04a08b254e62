using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Write.Delta;

namespace Weir.Engines.Spark.Tables;

/// <summary>Brings staged rows into a table of the catalogue, once: a new table bears the run in a property, a Delta table in its log, and replacing may be done again.</summary>
internal sealed class TablePublication(Workspace workspace, StagedTable staged)
{
    private const string PublishedProperty = "weir.published";

    private TablePlan Plan => staged.Plan;

    /// <exception cref="SparkException">The cluster refuses it.</exception>
    /// <exception cref="WeirException">The table does not allow what is asked for.</exception>
    internal async Task RunAsync()
    {
        if (await ProviderAsync().ConfigureAwait(false) is not { } provider)
        {
            await CreateAsync("CREATE TABLE").ConfigureAwait(false);
            return;
        }

        List<string> made = await workspace.TextsAsync($"SHOW TBLPROPERTIES {staged.Table} ({Quote.Literal(PublishedProperty)})", 1).ConfigureAwait(false);
        if (made.Contains(staged.Application) || Plan.Mode == WriteMode.Ignore)
        {
            return;
        }

        if (Plan.Mode == WriteMode.Error)
        {
            throw Refuse($"The table {staged.Table} was made by somebody else while the run was under way.", "Run again with another mode.");
        }

        await ChangeAsync(provider).ConfigureAwait(false);
    }

    /// <summary>Whether a table of this kind keeps a name by which a write is there once, and can change rows.</summary>
    internal static bool Remembers(string provider) => string.Equals(provider, "delta", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a table is made of, as <c>DESCRIBE</c> tells; null when there is none.</summary>
    internal static async Task<string?> ProviderAsync(Workspace workspace, string table)
    {
        try
        {
            Wire.Relation described = new() { Sql = new Wire.SQL { Query = "DESCRIBE TABLE EXTENDED " + table } };
            List<(string Key, string Value)> lines = await workspace.RowsAsync(
                described, (batch, row) => (Values.JsonText.Of(batch[0], row).Trim('"'), Values.JsonText.Of(batch[1], row).Trim('"')), null, CancellationToken.None).ConfigureAwait(false);
            return lines.LastOrDefault(line => line.Key == "Provider").Value ?? "";
        }
        catch (SparkException exception) when (exception.Error.Is("TABLE_OR_VIEW_NOT_FOUND"))
        {
            return null;
        }
    }

    private Task<string?> ProviderAsync() => ProviderAsync(workspace, staged.Table);

    private Task CreateAsync(string verb)
    {
        string format = Plan.Format is { } named ? $" USING {named}" : "";
        return workspace.DoAsync($"{verb} {staged.Table}{format} TBLPROPERTIES ({Quote.Literal(PublishedProperty)} = {Quote.Literal(staged.Application)}) AS SELECT * FROM {staged.Name}");
    }

    private async Task ChangeAsync(string provider)
    {
        if (Plan is { Mode: WriteMode.Overwrite, ReplaceTable: true })
        {
            await CreateAsync("CREATE OR REPLACE TABLE").ConfigureAwait(false);
            return;
        }

        if (Remembers(provider))
        {
            await workspace.Client.ConfigureAsync(Memory(), CancellationToken.None).ConfigureAwait(false);
        }

        DeltaTarget present = await DeltaTarget.ReadAsync(workspace, staged.Table, CancellationToken.None).ConfigureAwait(false);
        Schema rows = (await DeltaTarget.ReadAsync(workspace, staged.Name, CancellationToken.None).ConfigureAwait(false)).Schema;
        await workspace.DoAsync(Statement(rows, present.Schema)).ConfigureAwait(false);
    }

    private Dictionary<string, string> Memory() => new(StringComparer.Ordinal)
    {
        ["spark.databricks.delta.write.txnAppId"] = staged.Application,
        ["spark.databricks.delta.write.txnVersion"] = "1",
        ["spark.databricks.delta.schema.autoMerge.enabled"] = Plan.AddColumns ? "true" : "false",
    };

    private string Statement(Schema rows, Schema present)
    {
        string source = staged.Name;
        string match = string.Join(" AND ", Plan.MergeKey.Select(key => $"t.{Quote.Identifier(key)} = s.{Quote.Identifier(key)}"));
        string[] columns = [.. rows.Names.Select(Quote.Identifier)];
        string ordered = string.Join(", ", present.Names.Select(name => rows.Find(name) is null ? "NULL" : Quote.Identifier(name)));
        return Plan.Mode switch
        {
            WriteMode.Merge when Plan.AddColumns => $"MERGE INTO {staged.Table} AS t USING {source} AS s ON {match} WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
            WriteMode.Merge => $"MERGE INTO {staged.Table} AS t USING {source} AS s ON {match} WHEN MATCHED THEN UPDATE SET {string.Join(", ", columns.Select(column => $"t.{column} = s.{column}"))} "
                + $"WHEN NOT MATCHED THEN INSERT ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "s." + column))})",
            WriteMode.OverwritePartitions => $"INSERT INTO {staged.Table} REPLACE WHERE {Plan.ReplaceWhere} SELECT {ordered} FROM {source}",
            WriteMode.Overwrite => $"INSERT OVERWRITE TABLE {staged.Table} BY NAME SELECT * FROM {source}",
            _ => $"INSERT INTO {staged.Table} BY NAME SELECT * FROM {source}",
        };
    }

    private static WeirException Refuse(string message, string hint) => new(new Diagnostic(EngineCodes.WriteFailed, SourceSpan.None, message) { Hint = hint });
}
