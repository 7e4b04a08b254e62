using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Hands the records of files to DuckDB: where they stand, what is wrong with them as lines, and their fields as texts.</summary>
/// <param name="source">The files.</param>
/// <param name="places">For each column of the chunk its place: file, line, fault, record, then the fields.</param>
internal sealed class LineScan(LineSource source, ImmutableArray<int> places) : IDisposable
{
    /// <summary>How many columns stand before the fields.</summary>
    internal const int FirstField = 4;

    private LineReader? reader;
    private int nextFile;

    private string File => source.Files[nextFile - 1];

    /// <exception cref="InvalidDataException">A line is bad and the source stops at such, or a header is another one.</exception>
    internal int Read(DataChunkWriter chunk)
    {
        int rows = 0;
        while (rows < DataChunkWriter.Capacity && MoveNext())
        {
            string? fault = Fault();
            if (fault is not null && source.Stops)
            {
                throw new InvalidDataException(LineFault.Text(File, reader!.Line, fault));
            }

            for (int i = 0; i < places.Length; i++)
            {
                Write(chunk[i], rows, places[i], fault);
            }

            rows++;
        }

        return rows;
    }

    public void Dispose() => reader?.Dispose();

    private bool MoveNext()
    {
        while (true)
        {
            if (reader?.Read() == true)
            {
                return true;
            }

            reader?.Dispose();
            reader = null;
            if (nextFile == source.Files.Count)
            {
                return false;
            }

            reader = new LineReader(source.Files[nextFile++], source.Dialect);
            PassHeader(reader);
        }
    }

    private void PassHeader(LineReader opened)
    {
        if (source.Dialect.HasHeader && opened.Read() && !LineSource.Header(opened).SequenceEqual(source.Names, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(LineFault.Text(File, opened.Line, $"the header is not that of the first file: {string.Join(", ", source.Names)}."));
        }
    }

    private string? Fault() =>
        reader!.IsOpen ? "a quote that is opened never ends."
        : reader.Count != source.Names.Length ? string.Create(CultureInfo.InvariantCulture, $"it has {reader.Count} fields where {source.Names.Length} are due.")
        : !Utf8.IsValid(reader.Record) ? "it holds bytes that are no UTF-8."
        : null;

    private void Write(DuckDbVectorWriter column, int row, int place, string? fault)
    {
        int field = place - FirstField;
        if (place == 0)
        {
            column.SetText(row, File);
        }
        else if (place == 1)
        {
            column.SetValue(row, reader!.Line);
        }
        else if (place == 2 && fault is not null)
        {
            column.SetText(row, fault);
        }
        else if (place == 3)
        {
            WriteText(column, row, reader!.Record);
        }
        else if (field >= 0 && field < Math.Min(reader!.Count, source.Names.Length) && !reader.IsNull(field))
        {
            WriteText(column, row, reader[field]);
        }
        else if (field < source.Names.Length)
        {
            column.SetNull(row);
        }
    }

    private static void WriteText(DuckDbVectorWriter column, int row, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            column.SetBytes(row, bytes);
        }
        else
        {
            column.SetText(row, Encoding.UTF8.GetString(bytes));
        }
    }
}
