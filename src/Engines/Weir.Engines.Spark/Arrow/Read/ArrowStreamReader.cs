using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Arrow.Read;

/// <summary>Reads Arrow's IPC stream format, version 4 or 5, as far as Spark uses it.</summary>
internal static class ArrowStreamReader
{
    /// <summary>The batches of a stream; each is the caller's to dispose.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    /// <exception cref="NotSupportedException">It holds what Spark never sends.</exception>
    internal static IEnumerable<ColumnBatch> Read(ReadOnlyMemory<byte> stream)
    {
        ImmutableArray<ArrowField> fields = [];
        Schema schema = Schema.Empty;
        foreach (ArrowMessage message in ArrowMessage.ReadAll(stream))
        {
            switch (message.Kind)
            {
                case ArrowMessage.Schema:
                    fields = ArrowSchemaReader.Read(message.Header);
                    schema = ArrowTypes.ToShared(fields);
                    break;
                case ArrowMessage.RecordBatch:
                    yield return ReadBatch(schema, fields, message);
                    break;
                default:
                    throw new NotSupportedException($"The Arrow stream holds a message of kind {message.Kind}, which Spark never sends.");
            }
        }
    }

    private static ColumnBatch ReadBatch(Schema schema, ImmutableArray<ArrowField> fields, ArrowMessage message)
    {
        ArrowBufferReader buffers = new(message.Header, message.Body);
        ArrowColumnReader reader = new(buffers);
        return new ColumnBatch(schema, buffers.Rows, [.. fields.Select(reader.Read)]);
    }
}
