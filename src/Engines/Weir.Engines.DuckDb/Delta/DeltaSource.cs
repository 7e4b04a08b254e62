using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>Reads Delta tables by their log; needs no extension.</summary>
internal static class DeltaSource
{
    internal static Field<long> Version { get; } = Field.Integer("version_as_of", 0, long.MaxValue).Alias("versionAsOf").Doc("The version to read; the latest when left out.");

    internal static Field<string> Timestamp { get; } = Field.Text("timestamp_as_of").Alias("timestampAsOf")
        .Doc("Reads the version that was the latest at this time; a time without a zone is UTC.", "2025-03-01 12:00:00");

    internal static ComponentSpec Spec { get; } = new(ComponentKind.IngressFormat, "delta", "Delta Lake: a table's folder, at one version.", [Version, Timestamp])
    {
        Remarks = "Tables of reader version 1, and of version 3 with no more features than `timestampNtz`. Others, and files with deletion vectors, are refused by name.",
    };

    /// <summary>The FROM item; null after a report.</summary>
    internal static string? ToSql(ModuleScope scope, string path, SourceSpan span, Config options)
    {
        string root = Path.GetFullPath(path, scope.Workspace.Options.BaseDirectory);
        if (path.Contains("://", StringComparison.Ordinal) || !DeltaLog.IsTable(root))
        {
            scope.Report(EngineCodes.SourceNotFound, span, $"There is no Delta table at '{path}' (looked for {Path.Combine(root, "_delta_log")}).", "Name the table's folder, which holds `_delta_log`.");
            return null;
        }

        try
        {
            DeltaLog log = new(root);
            long? version = VersionOf(scope, log, options);
            if (scope.Findings.HasErrors)
            {
                return null;
            }

            DeltaSnapshot table = log.At(scope.Workspace, version, scope.Cancellation);
            scope.Workspace.Sources.Register(table.Files.Select(file => file.Path), scope.Module.Id, span);
            return new DeltaReader(scope.Workspace, table, scope.Cancellation).From(table.Files, withFile: false);
        }
        catch (DeltaException exception)
        {
            scope.Report(EngineCodes.DeltaUnusable, span, $"The Delta table '{path}' can't be read. {exception.Message}", exception.Hint);
            return null;
        }
    }

    private static long? VersionOf(ModuleScope scope, DeltaLog log, Config options)
    {
        if (scope.Config.Has(IngressSpec.TimeTravel))
        {
            Config travel = scope.Config.Get(IngressSpec.TimeTravel);
            return travel.Has(TimeTravelSpec.Version) ? travel.Get(TimeTravelSpec.Version) : VersionAt(scope, log, travel, TimeTravelSpec.Timestamp);
        }

        return options.Has(Version) ? options.Get(Version) : options.Has(Timestamp) ? VersionAt(scope, log, options, Timestamp) : null;
    }

    private static long? VersionAt(ModuleScope scope, DeltaLog log, Config options, Field<string> field)
    {
        string text = options.Get(field);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            return log.VersionAt(time);
        }

        scope.Report(EngineCodes.InvalidOption, options.SpanOf(field), $"'{text}' is no time.", "Write it as `2025-03-01 12:00:00`.");
        return null;
    }
}
