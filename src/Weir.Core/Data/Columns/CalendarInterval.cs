using System.Runtime.InteropServices;

namespace Weir.Core.Data.Columns;

/// <summary>
/// The value of an interval: three counts that do not carry into each other. (Arrow's month-day-nano interval counts nanoseconds in the last; a reader or writer
/// of Arrow's stream multiplies or divides.)
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CalendarInterval(int Months, int Days, long Microseconds);
