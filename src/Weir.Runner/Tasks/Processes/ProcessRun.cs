using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Tasks.Processes;

/// <summary>One attempt at a program: starts it, waits, and ends it with all that it started when its time is over.</summary>
internal sealed class ProcessRun(ITaskContext context, Config config, Config output, string? outputFolder)
{
    private const string Shell = "/bin/sh";

    /// <summary>The program's name, for messages.</summary>
    public static string ProgramOf(Config config) => config.Get(ProcessSpec.Shell) ? Shell : WordsOf(config)[0];

    /// <returns>The code that it ended with.</returns>
    /// <exception cref="ProcessFailure">It could not be started, or took too long.</exception>
    public async Task<int> RunAsync(ProcessOutputs streams, CancellationToken cancellationToken)
    {
        string mark = Guid.NewGuid().ToString("n");
        using Process process = Start(mark);
        using CancellationTokenSource clock = config.Has(ProcessSpec.Timeout)
            ? new CancellationTokenSource(config.Get(ProcessSpec.Timeout), context.Time)
            : new CancellationTokenSource();
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        Task reading = streams.ReadAsync(process);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await new ProcessTree(process, mark, context.Time).EndAsync(config.Get(ProcessSpec.Grace)).ConfigureAwait(false);
            await streams.DrainAsync(reading, context.Time).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new ProcessFailure(
                TaskCodes.ProcessFailed, $"'{ProgramOf(config)}' took longer than {config.Get(ProcessSpec.Timeout).TotalSeconds:0.###} s and was stopped with all that it started.", "Raise its `timeout`, or find out what it waits for.")
            {
                TimedOut = true,
            };
        }

        await streams.DrainAsync(reading, context.Time).ConfigureAwait(false);
        return process.ExitCode;
    }

    private Process Start(string mark)
    {
        List<string> words = WordsOf(config);
        bool shell = config.Get(ProcessSpec.Shell);
        ProcessStartInfo start = new(shell ? Shell : words[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = context.PathToRead(config.Get(ProcessSpec.WorkingDirectory) ?? "."),
        };
        if (shell)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(string.Join(' ', words));
            start.ArgumentList.Add(Shell);
        }

        foreach (string argument in (shell ? [] : words.Skip(1)).Concat(config.Get(ProcessSpec.Arguments)!))
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start.Environment, mark);
        Process process = new() { StartInfo = start };
        try
        {
            process.Start();
            return process;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or InvalidOperationException)
        {
            process.Dispose();
            string hint = Directory.Exists(start.WorkingDirectory) ? "Name the program by its path, or see whether it is installed and in PATH." : $"The folder {start.WorkingDirectory} does not exist.";
            throw new ProcessFailure(TaskCodes.ProcessFailed, $"'{start.FileName}' can't be started: {failure.Message}", hint);
        }
    }

    private static List<string> WordsOf(Config config) => config.Get(ProcessSpec.Command) is SequenceNode list
        ? [.. list.Items.OfType<ScalarNode>().Select(i => i.Text)]
        : [((ScalarNode)config.Get(ProcessSpec.Command)!).Text];

    private void SetEnvironment(IDictionary<string, string?> environment, string mark)
    {
        environment.TryGetValue("PATH", out string? path);
        environment.Clear();
        environment["PATH"] = context.Variables.GetValueOrDefault("PATH", path ?? "");
        foreach ((string name, string value) in config.Get(ProcessSpec.InheritEnvironment) ? context.Variables : new Dictionary<string, string>())
        {
            environment[name] = value;
        }

        environment["WEIR_RUN_ID"] = context.RunId;
        environment["WEIR_BLUEPRINT_ID"] = context.BlueprintId;
        environment["WEIR_MODULE_ID"] = context.ModuleId;
        environment["WEIR_ATTEMPT"] = context.Attempt.ToString(CultureInfo.InvariantCulture);
        environment["WEIR_IDEMPOTENCY_KEY"] = context.IdempotencyKey;
        environment[ProcessTree.MarkVariable] = mark;
        if (outputFolder is not null)
        {
            environment[output.Get(ProcessOutputSpec.FolderVariable)!] = outputFolder;
        }

        foreach ((string name, string value) in config.Get(ProcessSpec.Environment) ?? new Dictionary<string, string>())
        {
            environment[name] = value;
        }
    }
}
