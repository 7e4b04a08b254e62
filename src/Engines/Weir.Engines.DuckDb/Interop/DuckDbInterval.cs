using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>An INTERVAL as DuckDB stores it: three counts that do not carry into each other.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Microseconds);
