using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The program itself, as a process of its own.</summary>
internal sealed partial class WeirProcess : IDisposable
{
    private const int Interrupt = 2;

    /// <summary>Which build is tested: <c>weir</c>, or <c>native</c> for the image of <c>eng/native-image</c>.</summary>
    private static readonly string Build = Environment.GetEnvironmentVariable("WEIR_TEST_BUILD") ?? "weir";

    private readonly Process process;

    private WeirProcess(Process process) => this.process = process;

    /// <summary>Starts the program; its standard output is read by <see cref="ReadUntil"/> and <see cref="FinishAsync"/>.</summary>
    public static WeirProcess Start(string directory, params string[] words)
    {
        string program = Path.Combine(Repository.Root, "artifacts", Build, OperatingSystem.IsWindows() ? "weir.exe" : "weir");
        File.Exists(program).ShouldBeTrue($"{program} is built by {(Build == "weir" ? "./weir, which './test' calls first" : "eng/native-image")}.");
        return StartProgram(program, directory, words);
    }

    /// <summary>Runs one build of the program to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> RunProgramAsync(string program, string directory, params string[] words)
    {
        using WeirProcess weir = StartProgram(program, directory, words);
        return await weir.FinishAsync();
    }

    private static WeirProcess StartProgram(string program, string directory, string[] words)
    {
        ProcessStartInfo start = new(program, words)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new WeirProcess(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(string directory, params string[] words)
    {
        using WeirProcess weir = Start(directory, words);
        return await weir.FinishAsync();
    }

    /// <summary>Reads events (<c>--format jsonl</c>) until one is of this name and module; false when the program ended before.</summary>
    public bool ReadUntil(string name, string? moduleId = null)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            using JsonDocument happened = JsonDocument.Parse(line);
            JsonElement root = happened.RootElement;
            if (root.GetProperty("event").GetString() == name && (moduleId is null || root.GetProperty("module_id").GetString() == moduleId))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads so many lines; false when the program ended before.</summary>
    public bool ReadLines(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (process.StandardOutput.ReadLine() is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads until a line holds the text, and gives it; null when the program ended before.</summary>
    public string? ReadLine(string holding)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains(holding, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Ends it as <c>kill -9</c> does, and waits until it is gone.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void PressCtrlC() => SendSignal(process.Id, Interrupt).ShouldBe(0);

    public async Task<(int Code, string Out, string Error)> FinishAsync()
    {
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"weir, process {process.Id}");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
