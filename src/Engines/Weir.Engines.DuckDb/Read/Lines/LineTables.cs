using System.Collections.Concurrent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>The files that a session reads line by line: each is a call of one table function.</summary>
internal sealed class LineTables
{
    private const string FunctionName = "weir_lines";

    private readonly ConcurrentDictionary<string, LineSource> sources = new(StringComparer.Ordinal);
    private bool registered;

    /// <summary>Makes a module's files known.</summary>
    /// <returns>The FROM item that reads them.</returns>
    internal string Add(DuckDbConnection connection, string moduleId, LineSource source)
    {
        if (!registered)
        {
            connection.Register(new DuckDbTableFunction
            {
                Name = FunctionName,
                Parameters = [DuckDbType.Varchar],
                Bind = arguments => ToTable(sources[(string)arguments.Values[0]!]),
                SelectsColumns = true,
            });
            registered = true;
        }

        sources[moduleId] = source;
        return $"{FunctionName}({Quote.Literal(moduleId)})";
    }

    private static DuckDbTable ToTable(LineSource source) => new()
    {
        Columns =
        [
            new(LineSource.FileColumn, DuckDbType.Varchar), new(LineSource.LineColumn, DuckDbType.BigInt),
            new(LineSource.FaultColumn, DuckDbType.Varchar), new(LineSource.RecordColumn, DuckDbType.Varchar),
            .. Enumerable.Range(0, source.Names.Length).Select(i => new DuckDbColumn(LineSource.Field(i), DuckDbType.Varchar)),
        ],
        Open = () => new LineScan(source, [.. Enumerable.Range(0, LineScan.FirstField + source.Names.Length)]).Read,
        OpenColumns = places => new LineScan(source, places).Read,
    };
}
