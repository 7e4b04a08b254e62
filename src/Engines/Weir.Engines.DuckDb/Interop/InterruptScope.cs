using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>Interrupts a connection when a token is cancelled, for the length of one native call.</summary>
/// <remarks>DuckDB forgets an interrupt that comes before its query begins, so it is repeated until the call returns.</remarks>
internal sealed class InterruptScope : IDisposable
{
    private const int RepeatMilliseconds = 5;

    private readonly Lock gate = new();
    private readonly ConnectionHandle connection;
    private readonly CancellationTokenRegistration registration;
    private ITimer? timer;
    private bool done;

    private InterruptScope(ConnectionHandle connection, CancellationToken cancellation)
    {
        this.connection = connection;
        registration = cancellation.UnsafeRegister(static state => ((InterruptScope)state!).Fire(), this);
    }

    internal static InterruptScope? Start(ConnectionHandle connection, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return cancellation.CanBeCanceled ? new InterruptScope(connection, cancellation) : null;
    }

    public void Dispose()
    {
        registration.Dispose();
        lock (gate)
        {
            done = true;
            timer?.Dispose();
        }
    }

    private void Fire()
    {
        lock (gate)
        {
            if (done || connection.IsClosed)
            {
                return;
            }

            NativeMethods.duckdb_interrupt(connection);
            TimeSpan period = TimeSpan.FromMilliseconds(RepeatMilliseconds);
            timer ??= TimeProvider.System.CreateTimer(static state => ((InterruptScope)state!).Fire(), this, period, period);
        }
    }
}
