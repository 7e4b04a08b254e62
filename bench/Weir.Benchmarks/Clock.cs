using System.Diagnostics;

namespace Weir.Benchmarks;

/// <summary>Measures a piece of work.</summary>
internal static class Clock
{
    /// <summary>Milliseconds that the work took.</summary>
    public static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds that the work took, and milliseconds of the processor in all threads of this process meanwhile.</summary>
    public static (double Wall, double Processor) WithProcessor(Action work)
    {
        double before = ProcessorTime(), wall = Milliseconds(work);
        return (wall, ProcessorTime() - before);
    }

    private static double ProcessorTime()
    {
        using Process self = System.Diagnostics.Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMilliseconds;
    }

    /// <summary>Milliseconds from the start of a process to its end.</summary>
    /// <exception cref="InvalidOperationException">The process failed; a benchmark of a failure says nothing.</exception>
    public static double Process(string program, params string[] arguments)
    {
        ProcessStartInfo info = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long start = Stopwatch.GetTimestamp();
        using Process process = System.Diagnostics.Process.Start(info)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}{error}");
    }
}
