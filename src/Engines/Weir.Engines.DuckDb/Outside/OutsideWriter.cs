using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Diagnostics;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>Writes a relation to a connector's staged place: DuckDB computes and casts, the connector takes batches.</summary>
internal sealed class OutsideWriter(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    internal static bool Applies(Workspace workspace, WriteRequest request) => workspace.Options.Connectors.Has(request.Module.Config.Get(EgressSpec.Format));

    /// <exception cref="WeirException">The rows can't be computed, cast to the target's types, or written.</exception>
    internal WriteResult Write()
    {
        IConnector connector = workspace.Options.Connectors.Find(request.Module.Config.Get(EgressSpec.Format))!;
        ISink sink = connector.OpenSink(request.Module, request.StagedPath, OutsideRead.Context(workspace.Options));
        try
        {
            Schema wanted = Wait(sink.OpenAsync(request.Relation.Schema, cancellation));
            Stream(sink, wanted);
            return Wait(sink.CompleteAsync(cancellation));
        }
        catch (DuckDbException exception)
        {
            throw workspace.Errors.ToException(exception, new ErrorContext(request.Module.Id, request.Module.Config.SpanOf(EgressSpec.Format), [], Writing: true));
        }
        finally
        {
            sink.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Stream(ISink sink, Schema wanted)
    {
        IEnumerable<string> columns = wanted.Fields.Select(field => $"CAST({Quote.Identifier(field.Name)} AS {DuckDbTypes.ToDuckDb(field.Type)}) AS {Quote.Identifier(field.Name)}");
        using DuckDbResult result = workspace.Connection.Query($"SELECT {string.Join(", ", columns)} FROM {request.Relation.Name}", cancellation);
        while (result.ReadBatch(cancellation) is { } batch)
        {
            using ColumnBatch rows = batch;
            ValueTask written = sink.WriteAsync(rows, cancellation);
            if (!written.IsCompletedSuccessfully)
            {
                written.AsTask().GetAwaiter().GetResult();
            }
        }
    }

    private static T Wait<T>(ValueTask<T> work) => work.AsTask().GetAwaiter().GetResult();
}
