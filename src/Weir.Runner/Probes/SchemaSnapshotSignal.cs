using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>schema_snapshot</c>: <c>{fields:[{name,type,nullable}]}</c>; reads no rows.</summary>
internal sealed class SchemaSnapshotSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) => [];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteStartArray("fields");
        foreach (SchemaField field in columns.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteString("type", field.Type.Spelling);
            writer.WriteBoolean("nullable", field.Nullable);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
