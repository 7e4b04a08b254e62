using System.Buffers.Binary;
using Npgsql;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>Adds rows by a binary COPY.</summary>
internal sealed class CopyLoader : IRowLoader
{
    private const int FlushAt = 128 * 1024;

    private readonly NpgsqlRawCopyStream stream;
    private readonly CopyEncoder[] encoders;
    private readonly CopyOutput output = new();
    private bool completed;

    internal CopyLoader(NpgsqlConnection connection, string table, IReadOnlyList<StageColumn> columns, Func<string, string> quote)
    {
        encoders = [.. columns.Select(CopyEncoder.Create)];
        stream = connection.BeginRawBinaryCopy($"COPY {table} ({string.Join(", ", columns.Select(column => quote(column.Name)))}) FROM STDIN (FORMAT BINARY)");
        output.Write([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    public void Write(ColumnBatch batch)
    {
        for (int row = 0; row < batch.RowCount; row++)
        {
            BinaryPrimitives.WriteInt16BigEndian(output.Reserve(sizeof(short)), (short)encoders.Length);
            for (int i = 0; i < encoders.Length; i++)
            {
                Column column = batch.Columns[i];
                if (column.IsNull(row))
                {
                    BinaryPrimitives.WriteInt32BigEndian(output.Reserve(sizeof(int)), -1);
                }
                else
                {
                    encoders[i].Write(column, row, output);
                }
            }

            if (output.Length >= FlushAt)
            {
                output.MoveTo(stream);
            }
        }
    }

    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(output.Reserve(sizeof(short)), -1);
        output.MoveTo(stream);
        completed = true;
        stream.Dispose();
    }

    public void Dispose()
    {
        if (!completed)
        {
            completed = true;
            try
            {
                stream.Cancel();
                stream.Dispose();
            }
            catch (Exception gone) when (DatabaseFaults.IsFault(gone))
            {
                // The load is given up anyway.
            }
        }
    }
}
