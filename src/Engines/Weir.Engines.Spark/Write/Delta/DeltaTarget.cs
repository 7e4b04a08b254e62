using Weir.Core.Data;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Write.Delta;

/// <summary>What a Delta table is before a write.</summary>
/// <param name="Schema">Its columns.</param>
/// <param name="Partitions">Those it is partitioned by, in order.</param>
internal sealed record DeltaTarget(Schema Schema, IReadOnlyList<string> Partitions)
{
    /// <summary>Whether a folder holds a table.</summary>
    internal static bool IsTable(string folder) => Directory.Exists(Path.Combine(folder, DeltaReplica.LogFolder));

    /// <summary>Looks at a table; Spark reads its log, and no rows.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="name">Its name in SQL.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Connect.Errors.SparkException">It is no table that the server can read.</exception>
    internal static async Task<DeltaTarget> ReadAsync(Workspace workspace, string name, CancellationToken cancellation)
    {
        Wire.Relation rows = new() { Sql = new Wire.SQL { Query = "SELECT * FROM " + name } };
        Schema schema = SparkTypes.ToSchema(await workspace.Client.SchemaAsync(rows, cancellation).ConfigureAwait(false));
        Wire.Relation described = new() { Sql = new Wire.SQL { Query = "DESCRIBE TABLE " + name } };
        List<string> lines = await workspace.RowsAsync(described, (batch, row) => (string)CellReader.Read(batch[0], row)!, null, cancellation).ConfigureAwait(false);
        int heading = lines.IndexOf("# Partition Information");
        return new DeltaTarget(schema, heading < 0 ? [] : [.. lines.Skip(heading + 2).TakeWhile(line => line.Length > 0 && line[0] != '#')]);
    }

    /// <summary>A table's name in SQL, by its folder.</summary>
    internal static string NameOf(string folder) => "delta." + Quote.Identifier(folder);
}
