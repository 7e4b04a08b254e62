using System.Runtime.CompilerServices;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode;

/// <summary>A source of the author's; what it throws becomes a finding with its place in the Blueprint and the line of its code.</summary>
internal sealed class GuardedSource(ISource source, ScalarNode named, string moduleId, ConnectorContext context) : ISource
{
    public async ValueTask<Schema> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.DescribeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WeirException))
        {
            throw Failure(failure);
        }
    }

    public async IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ColumnBatch> batches = source.ReadAsync(columns, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (batches.ConfigureAwait(false))
        {
            while (await NextAsync(batches).ConfigureAwait(false))
            {
                yield return batches.Current;
            }
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ColumnBatch> batches)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WeirException))
        {
            throw Failure(failure);
        }
    }

    private WeirException Failure(Exception failure)
    {
        string place = CodePlace.Of(failure) is { } own ? $" ({own})" : "";
        string message = context.Redactor.Redact($"The source '{named.Display}' failed: {failure.GetType().Name}: {failure.Message}{place}");
        return new WeirException(new Diagnostic(UserCodeCodes.SourceFailed, named.Span, message) { ModuleId = moduleId }, failure);
    }
}
