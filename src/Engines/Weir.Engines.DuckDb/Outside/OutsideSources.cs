using System.Collections.Concurrent;
using System.Collections.Immutable;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>The sources of connectors that a session reads: each is a call of one table function.</summary>
internal sealed class OutsideSources : IDisposable
{
    private const string FunctionName = "weir_source";

    private readonly ConcurrentDictionary<string, (ISource Source, DuckDbTable Table)> sources = new(StringComparer.Ordinal);
    private CancellationToken cancellation;
    private Exception? fault;
    private bool registered;

    /// <summary>Begins an operation of the session: reads stop with its token.</summary>
    internal void Begin(CancellationToken token)
    {
        cancellation = token;
        fault = null;
    }

    /// <summary>Whether a source failed in this operation.</summary>
    internal bool HasFault => fault is not null;

    /// <summary>What a source failed with in this operation, itself instead of DuckDB's text of it; null when none did.</summary>
    internal Exception? TakeFault() => Interlocked.Exchange(ref fault, null);

    /// <summary>Makes a module's source known.</summary>
    /// <returns>The FROM item that reads it.</returns>
    internal string Add(DuckDbConnection connection, string moduleId, ISource source, Schema schema)
    {
        if (!registered)
        {
            connection.Register(new DuckDbTableFunction
            {
                Name = FunctionName,
                Parameters = [DuckDbType.Varchar],
                Bind = arguments => sources[(string)arguments.Values[0]!].Table,
                SelectsColumns = true,
            });
            registered = true;
        }

        if (sources.TryGetValue(moduleId, out (ISource Source, DuckDbTable Table) earlier))
        {
            Dispose(earlier.Source);
        }

        sources[moduleId] = (source, ToTable(source, schema));
        return $"{FunctionName}({Quote.Literal(moduleId)})";
    }

    public void Dispose()
    {
        foreach ((ISource source, _) in sources.Values)
        {
            Dispose(source);
        }

        sources.Clear();
    }

    private static void Dispose(ISource source) => source.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private DuckDbTable ToTable(ISource source, Schema schema) => new()
    {
        Columns = [.. schema.Fields.Select(field => new DuckDbColumn(field.Name, SharedTypes.ToDuckDb(field.Type)))],
        Open = () => Open(source, schema, [.. Enumerable.Range(0, schema.Fields.Length)]),
        OpenColumns = columns => Open(source, schema, columns),
    };

    /// <param name="source">The source.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="wanted">The columns of the chunk; one that the schema does not have is DuckDB's way to count rows.</param>
    private DuckDbTableRead Open(ISource source, Schema schema, ImmutableArray<int> wanted)
    {
        ImmutableArray<int> read = [.. wanted.Where(column => column < schema.Fields.Length).Distinct()];
        read = read.IsEmpty ? [0] : read;
        ImmutableArray<int> places = [.. wanted.Select(column => column < schema.Fields.Length ? read.IndexOf(column) : -1)];
        BatchPump pump = new(source, [.. read.Select(column => schema.Fields[column].Name)], cancellation);
        return new SourceScan(pump, places, failure => Interlocked.CompareExchange(ref fault, failure, null)).Read;
    }
}
