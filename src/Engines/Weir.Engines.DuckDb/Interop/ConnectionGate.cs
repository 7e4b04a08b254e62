namespace Weir.Engines.DuckDb.Interop;

/// <summary>Keeps a connection to one statement at a time: DuckDB would mix them up or drop the open result without a word.</summary>
internal sealed class ConnectionGate
{
    private int held;
    private DuckDbResult? openResult;
    private InterruptScope? running;

    /// <summary>The result that is still being streamed, if any.</summary>
    internal DuckDbResult? OpenResult => Volatile.Read(ref openResult);

    /// <summary>The native call under way, if any.</summary>
    internal InterruptScope? Running
    {
        get => Volatile.Read(ref running);
        set => Volatile.Write(ref running, value);
    }

    internal bool IsHeld => Volatile.Read(ref held) != 0;

    /// <summary>Takes the connection until the hold is disposed.</summary>
    /// <param name="reader">The result that wants to read on; null for a new statement.</param>
    /// <exception cref="InvalidOperationException">The connection is in use.</exception>
    internal Hold Enter(DuckDbResult? reader = null)
    {
        if (Interlocked.CompareExchange(ref held, 1, 0) != 0)
        {
            throw new InvalidOperationException("This connection runs another statement on another thread; open one connection per thread.");
        }

        if (openResult is not null && !ReferenceEquals(openResult, reader))
        {
            Volatile.Write(ref held, 0);
            throw new InvalidOperationException(
                "This connection still streams the result of an earlier query; read it to its end or dispose it, or open another connection.");
        }

        return new Hold(this);
    }

    /// <summary>Takes the connection for a reader that is being disposed, unless another thread has it.</summary>
    internal bool TryEnter(DuckDbResult reader, out Hold hold)
    {
        hold = new Hold(this);
        if (!ReferenceEquals(OpenResult, reader) || Interlocked.CompareExchange(ref held, 1, 0) != 0)
        {
            return false;
        }

        bool isOpen = ReferenceEquals(OpenResult, reader);
        if (!isOpen)
        {
            hold.Dispose();
        }

        return isOpen;
    }

    internal void Opened(DuckDbResult result) => Volatile.Write(ref openResult, result);

    internal void Closed(DuckDbResult result) => Interlocked.CompareExchange(ref openResult, null, result);

    /// <summary>The right to use the connection.</summary>
    internal readonly struct Hold(ConnectionGate gate) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref gate.held, 0);
    }
}
