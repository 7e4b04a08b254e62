using System.Text.Json.Nodes;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>What tables may ask of their readers and writers. A feature that is not honoured is refused by its name.</summary>
internal static class DeltaFeatures
{
    private const int FirstWithFeatures = 3;
    private const string UseSpark = "Use `engine: spark`, or drop the feature from the table.";

    private static readonly string[] Readable = ["timestampNtz", "deletionVectors", "vacuumProtocolCheck"];
    private static readonly string[] Writable = ["appendOnly", "invariants"];

    /// <summary>Deletion vectors may be allowed as long as no file has one; those that do are refused when the log is read.</summary>
    /// <exception cref="DeltaException">The table can't be read.</exception>
    internal static void RequireReadable(DeltaSnapshot table)
    {
        int version = Number(table.Protocol, "minReaderVersion");
        string[] features = version >= FirstWithFeatures ? Names(table.Protocol, "readerFeatures") : [];
        if (features.Except(Readable).FirstOrDefault() is { } unknown)
        {
            throw new DeltaException($"It needs the reader feature '{unknown}', which is not supported.", UseSpark);
        }

        if (version > FirstWithFeatures || (table.Property("delta.columnMapping.mode") ?? "none") != "none")
        {
            throw new DeltaException(version > FirstWithFeatures ? $"It needs a reader of version {version}." : "Its columns have other names in the files (column mapping), which is not supported.", UseSpark);
        }
    }

    /// <param name="table">The table.</param>
    /// <param name="removes">Whether rows or files that are there would leave.</param>
    /// <exception cref="DeltaException">The table can't be written.</exception>
    internal static void RequireWritable(DeltaSnapshot table, bool removes)
    {
        int version = Number(table.Protocol, "minWriterVersion");
        string[] features = version >= 7 ? Names(table.Protocol, "writerFeatures") : [];
        if (features.Except(Writable).FirstOrDefault() is { } unknown)
        {
            throw new DeltaException($"It needs the writer feature '{unknown}', which is not supported.", UseSpark);
        }

        if (version is > 2 and < 7 or > 7)
        {
            throw new DeltaException($"It needs a writer of version {version} (constraints, change data, generated columns or column mapping); tables of version 2 can be written.", UseSpark);
        }

        if (table.MetaData["schemaString"]?.GetValue<string>().Contains("delta.invariants", StringComparison.Ordinal) == true)
        {
            throw new DeltaException("Its columns have invariants, which are not checked here.", UseSpark);
        }

        if (removes && table.Property("delta.appendOnly") == "true")
        {
            throw new DeltaException("It only takes new rows (delta.appendOnly).", "Write with `mode: append`.");
        }
    }

    private static int Number(JsonObject protocol, string name) => protocol[name]?.GetValue<int>() ?? 1;

    private static string[] Names(JsonObject protocol, string name) => [.. (protocol[name] as JsonArray ?? []).Select(feature => feature!.GetValue<string>())];
}
