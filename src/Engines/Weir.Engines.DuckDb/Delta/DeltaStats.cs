using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Core.Data;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>Makes the log's statistics of a file from those that DuckDB gives when it has written one.</summary>
internal static class DeltaStats
{
    /// <summary>Longer texts would have to be cut, and a cut maximum raised.</summary>
    private const int LongestText = 32;

    /// <param name="rows">Rows in the file.</param>
    /// <param name="columns">DuckDB's statistics: column to name and value; null when it gave none.</param>
    /// <param name="schema">The columns' types.</param>
    internal static string ToJson(long rows, DuckDbMap? columns, Schema schema)
    {
        JsonObject least = [], greatest = [], nulls = [];
        foreach ((object path, object? value) in columns?.Entries ?? [])
        {
            string name = ((string)path).Trim('"');
            if (schema.Find(name) is { } field && value is DuckDbMap figures && Kind(field.Type) is { } isNumber)
            {
                Dictionary<string, string?> all = figures.Entries.ToDictionary(entry => (string)entry.Key, entry => entry.Value as string, StringComparer.Ordinal);
                if (long.TryParse(all.GetValueOrDefault("null_count"), CultureInfo.InvariantCulture, out long count))
                {
                    nulls[field.Name] = count;
                }

                Put(least, field.Name, all.GetValueOrDefault("min"), isNumber);
                Put(greatest, field.Name, all.GetValueOrDefault("max"), isNumber);
            }
        }

        return new JsonObject { ["numRecords"] = rows, ["minValues"] = least, ["maxValues"] = greatest, ["nullCount"] = nulls }.ToJsonString();
    }

    private static void Put(JsonObject bounds, string name, string? value, bool isNumber)
    {
        if (value is null || value.Length > LongestText)
        {
            return;
        }

        if (!isNumber)
        {
            bounds[name] = value;
        }
        else if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number))
        {
            bounds[name] = number;
        }
    }

    /// <summary>True for whole and decimal numbers, false for texts and dates; null for types without bounds here: fractions (NaN), instants (cut to milliseconds), nested.</summary>
    private static bool? Kind(DataType type) => type switch
    {
        DecimalType => true,
        PrimitiveType { Kind: PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt } => true,
        PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Date } => false,
        _ => null,
    };
}
