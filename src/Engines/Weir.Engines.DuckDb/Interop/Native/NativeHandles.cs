using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>An owned native object that keeps its parent alive, so that release goes result, statement, connection, database whatever the order of Dispose.</summary>
internal abstract class NativeHandle : SafeHandle
{
    private readonly SafeHandle? parent;

    protected NativeHandle(nint value, SafeHandle? parent)
        : base(0, ownsHandle: true)
    {
        SetHandle(value);
        if (parent is not null)
        {
            bool added = false;
            parent.DangerousAddRef(ref added);
            this.parent = parent;
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Whether Dispose was called, though children or calls under way may still hold the object: IsClosed tells only of its end.</summary>
    internal bool IsDisposed { get; private set; }

    protected abstract void Destroy();

    protected sealed override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    protected sealed override bool ReleaseHandle()
    {
        Destroy();
        parent?.DangerousRelease();
        return true;
    }
}

internal sealed class DatabaseHandle(nint value) : NativeHandle(value, null)
{
    protected override void Destroy() => NativeMethods.duckdb_close(ref handle);
}

internal sealed class ConnectionHandle(nint value, DatabaseHandle database) : NativeHandle(value, database)
{
    protected override void Destroy() => NativeMethods.duckdb_disconnect(ref handle);
}

internal sealed class StatementHandle(nint value, ConnectionHandle connection) : NativeHandle(value, connection)
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_prepare(ref handle);
}

/// <summary>Owns the memory of a <see cref="NativeResult"/> and what it points to.</summary>
internal sealed unsafe class ResultHandle(ConnectionHandle connection)
    : NativeHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)), connection)
{
    internal NativeResult* Pointer => (NativeResult*)handle;

    protected override void Destroy()
    {
        NativeMethods.duckdb_destroy_result(Pointer);
        NativeMemory.Free(Pointer);
    }
}

internal sealed class LogicalTypeHandle(nint value) : NativeHandle(value, null)
{
    internal nint Pointer => handle;

    protected override void Destroy() => NativeMethods.duckdb_destroy_logical_type(ref handle);
}

/// <summary>A chunk that is ours, or one that DuckDB lends for the length of a callback.</summary>
internal sealed class ChunkHandle(nint value, bool isBorrowed = false) : NativeHandle(value, null)
{
    internal nint Pointer => handle;

    internal bool IsBorrowed => isBorrowed;

    protected override void Destroy()
    {
        if (!isBorrowed)
        {
            NativeMethods.duckdb_destroy_data_chunk(ref handle);
        }
    }
}

internal sealed class ValueHandle(nint value) : NativeHandle(value, null)
{
    internal nint Pointer => handle;

    protected override void Destroy() => NativeMethods.duckdb_destroy_value(ref handle);
}

internal sealed class AppenderHandle(nint value, ConnectionHandle connection) : NativeHandle(value, connection)
{
    internal nint Pointer => handle;

    protected override void Destroy() => NativeMethods.duckdb_appender_destroy(ref handle);
}
