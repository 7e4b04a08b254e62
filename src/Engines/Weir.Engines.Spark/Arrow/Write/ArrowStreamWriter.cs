using System.Buffers.Binary;
using System.Collections.Immutable;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow.Flat;

namespace Weir.Engines.Spark.Arrow.Write;

/// <summary>Writes a batch as Arrow's IPC stream format, version 5: schema, rows, end. For data that goes to Spark with a plan.</summary>
internal static class ArrowStreamWriter
{
    private const short Version = 4;
    private const int Alignment = 8;

    /// <exception cref="NotSupportedException">Spark has no type for a column.</exception>
    internal static byte[] Write(ColumnBatch batch)
    {
        ImmutableArray<ArrowField> fields = [.. batch.Schema.Fields.Select(field => ArrowTypes.FromShared(field.Name, field.Type, field.Nullable))];
        using MemoryStream stream = new();
        FlatBuilder schema = new();
        WriteMessage(stream, schema, ArrowMessage.Schema, ArrowSchemaWriter.Write(schema, fields), default);
        ArrowBodyWriter body = new();
        for (int i = 0; i < fields.Length; i++)
        {
            body.Write(fields[i], batch[i]);
        }

        FlatBuilder rows = new();
        WriteMessage(stream, rows, ArrowMessage.RecordBatch, RecordBatch(rows, batch.RowCount, body), body.Body);
        WriteInts(stream, ArrowMessage.Continuation, 0);
        return stream.ToArray();
    }

    private static int RecordBatch(FlatBuilder builder, int rows, ArrowBodyWriter body)
    {
        int nodes = builder.Pairs(body.Nodes);
        int buffers = builder.Pairs(body.Buffers);
        builder.BeginTable(4);
        builder.Long(0, rows);
        builder.Reference(1, nodes);
        builder.Reference(2, buffers);
        return builder.EndTable();
    }

    private static void WriteMessage(MemoryStream stream, FlatBuilder builder, byte kind, int header, ReadOnlyMemory<byte> body)
    {
        builder.BeginTable(5);
        builder.Long(3, body.Length);
        builder.Reference(2, header);
        builder.Short(0, Version);
        builder.Byte(1, kind);
        byte[] metadata = builder.Finish(builder.EndTable());
        int padded = (metadata.Length + Alignment - 1) / Alignment * Alignment;
        WriteInts(stream, ArrowMessage.Continuation, padded);
        stream.Write(metadata);
        stream.Write(new byte[padded - metadata.Length]);
        stream.Write(body.Span);
    }

    private static void WriteInts(MemoryStream stream, int first, int second)
    {
        Span<byte> bytes = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[sizeof(int)..], second);
        stream.Write(bytes);
    }
}
