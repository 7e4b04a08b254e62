using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Read;

namespace Weir.Engines.DuckDb.Extensions;

/// <summary>Reads tables of Apache Iceberg: a folder, or one of its files of metadata.</summary>
internal static class IcebergSource
{
    internal static Field<long> Snapshot { get; } = Field.Integer("snapshot_id", 0, long.MaxValue).Alias("snapshot-id", "snapshotId").Doc("The snapshot to read; the present one when left out.");

    internal static ComponentSpec Spec { get; } = new(ComponentKind.IngressFormat, "iceberg", "Apache Iceberg: a table's folder or its `*.metadata.json`, by DuckDB's extension iceberg.", [Snapshot])
    {
        Remarks = "A folder needs `metadata/version-hint.text`; without one name the file of metadata, so that no other version is read than the one you mean. "
            + "A table may have been moved: its paths are taken from where it is. `time_travel` takes a snapshot's id as its version, or a time.",
    };

    /// <summary>The FROM item; null after a report.</summary>
    internal static string? ToSql(ModuleScope scope, string path, SourceSpan span, Config options)
    {
        string root = Path.GetFullPath(path, scope.Workspace.Options.BaseDirectory);
        if (path.Contains("://", StringComparison.Ordinal) || !IsTable(root))
        {
            scope.Report(
                EngineCodes.SourceNotFound, span, $"There is no Iceberg table at '{path}' (looked for {Path.Combine(root, "metadata", "version-hint.text")}).",
                "Name the table's folder, or its newest `metadata/*.metadata.json` where it has no version hint.");
            return null;
        }

        SqlArguments arguments = new SqlArguments().Flag("allow_moved_paths", Directory.Exists(root));
        string table = Quote.Literal(Path.TrimEndingDirectorySeparator(root));
        return AddSnapshot(scope, options, table, arguments) ? $"iceberg_scan({table}, {arguments})" : null;
    }

    private static bool IsTable(string root) =>
        Directory.Exists(root) ? File.Exists(Path.Combine(root, "metadata", "version-hint.text")) : root.EndsWith(".metadata.json", StringComparison.Ordinal) && File.Exists(root);

    private static bool AddSnapshot(ModuleScope scope, Config options, string table, SqlArguments arguments)
    {
        if (!scope.Config.Has(IngressSpec.TimeTravel))
        {
            arguments.Number("snapshot_from_id", options.Has(Snapshot) ? options.Get(Snapshot) : null);
            return true;
        }

        Config travel = scope.Config.Get(IngressSpec.TimeTravel);
        if (travel.Has(TimeTravelSpec.Version))
        {
            arguments.Number("snapshot_from_id", travel.Get(TimeTravelSpec.Version));
            return true;
        }

        string text = travel.Get(TimeTravelSpec.Timestamp);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            scope.Report(EngineCodes.InvalidOption, travel.SpanOf(TimeTravelSpec.Timestamp), $"'{text}' is no time.", "Write it as `2025-03-01 12:00:00`.");
            return false;
        }

        // The extension would take the time itself, and read a table from before its first snapshot as an empty one.
        string instant = time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        IReadOnlyList<object?[]> found = scope.Workspace.Rows(
            $"SELECT CAST(snapshot_id AS BIGINT) FROM iceberg_snapshots({table}) WHERE timestamp_ms <= TIMESTAMP '{instant}' ORDER BY timestamp_ms DESC LIMIT 1", scope.Cancellation);
        if (found.Count == 0)
        {
            scope.Report(EngineCodes.SourceNotFound, travel.SpanOf(TimeTravelSpec.Timestamp), $"The Iceberg table has no snapshot at or before {instant} UTC.", "Name a later time.");
            return false;
        }

        arguments.Number("snapshot_from_id", (long)found[0][0]!);
        return true;
    }
}
