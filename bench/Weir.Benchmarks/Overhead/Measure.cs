using System.Globalization;

namespace Weir.Benchmarks.Overhead;

/// <summary>What one process measured of itself.</summary>
/// <param name="Milliseconds">The work, without the start of the process.</param>
/// <param name="PeakBytes">The most memory that the process ever held.</param>
internal sealed record Measure(double Milliseconds, double PeakBytes)
{
    /// <summary>Does the work in this process and prints the measure as the only line.</summary>
    public static void Print(Action work)
    {
        double milliseconds = Clock.Milliseconds(work);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds} {Peak()}"));
    }

    /// <summary>Reads what <see cref="Print"/> wrote.</summary>
    public static Measure Parse(string line)
    {
        string[] parts = line.Trim().Split(' ');
        return new Measure(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static double Peak()
    {
        const string Mark = "VmHWM:";
        if (!File.Exists("/proc/self/status"))
        {
            using System.Diagnostics.Process self = System.Diagnostics.Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }

        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(Mark, StringComparison.Ordinal));
        return double.Parse(line[Mark.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }
}
