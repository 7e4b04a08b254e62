using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>Interrupts a connection when a token is cancelled or the connection is disposed, for the length of one native call.</summary>
/// <remarks>DuckDB forgets an interrupt that comes before its query begins, so it is repeated until the call returns.</remarks>
internal sealed class InterruptScope : IDisposable
{
    private const int RepeatMilliseconds = 5;

    private readonly Lock gate = new();
    private readonly DuckDbConnection connection;
    private readonly CancellationTokenRegistration registration;
    private ITimer? timer;
    private bool done;
    private bool fired;

    private InterruptScope(DuckDbConnection connection, CancellationToken cancellation)
    {
        this.connection = connection;
        connection.Gate.Running = this;
        registration = cancellation.UnsafeRegister(static state => ((InterruptScope)state!).Fire(), this);
    }

    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    /// <exception cref="ObjectDisposedException">The connection is disposed already.</exception>
    internal static InterruptScope Start(DuckDbConnection connection, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        InterruptScope scope = new(connection, cancellation);
        if (connection.Handle.IsDisposed)
        {
            scope.Dispose();
            connection.ThrowIfDisposed();
        }

        return scope;
    }

    /// <summary>Whether the call was interrupted from here.</summary>
    internal bool Fired
    {
        get
        {
            lock (gate)
            {
                return fired;
            }
        }
    }

    public void Dispose()
    {
        connection.Gate.Running = null;
        registration.Dispose();
        lock (gate)
        {
            done = true;
            timer?.Dispose();
        }
    }

    /// <summary>Interrupts now and until the scope ends.</summary>
    internal void Fire()
    {
        lock (gate)
        {
            if (done)
            {
                return;
            }

            fired = true;

            // The call under way keeps the native connection, whoever has disposed the handle.
            NativeMethods.duckdb_interrupt(connection.Handle);
            TimeSpan period = TimeSpan.FromMilliseconds(RepeatMilliseconds);
            timer ??= TimeProvider.System.CreateTimer(static state => ((InterruptScope)state!).Fire(), this, period, period);
        }
    }
}
