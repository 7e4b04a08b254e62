using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Specs;

namespace Weir.Runner.Probes;

/// <summary><c>sample_rows</c>: <c>{n,rows:[{column:value}]}</c>; the first rows of the relation.</summary>
public static class SampleRows
{
    public const string Type = "sample_rows";

    public static IReadOnlyList<string> ColumnsOf(Config signal, Schema columns) => SignalColumns.Of(signal, columns);

    public static int LimitOf(Config signal) => Convert.ToInt32(signal.Get(ProbeSpec.RowLimit), CultureInfo.InvariantCulture);

    /// <summary>The fact as JSON.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <param name="rows">Rows of values, each as JSON text.</param>
    public static string PayloadOf(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) => SignalBook.Json(writer =>
    {
        writer.WriteNumber("n", rows.Count);
        writer.WriteStartArray("rows");
        foreach (IReadOnlyList<string> row in rows)
        {
            writer.WriteStartObject();
            foreach ((string column, string value) in columns.Zip(row))
            {
                writer.WritePropertyName(column);
                writer.WriteRawValue(value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
