using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>The two streams of a program, read to their end whatever becomes of them, so that it never waits for a reader.</summary>
internal sealed class ProcessOutputs : IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    private readonly StreamReading output;
    private readonly StreamReading errors;
    private readonly StreamWriter? file;
    private readonly string? filePath;

    private ProcessOutputs(StreamReading output, StreamReading errors, StreamWriter? file, string? filePath)
    {
        this.output = output;
        this.errors = errors;
        this.file = file;
        this.filePath = filePath;
    }

    /// <summary>The last line of standard error that holds something; null when there is none.</summary>
    public string? LastErrorLine => errors.LastLine;

    public static ProcessOutputs Open(ITaskContext context, Config log)
    {
        OutputMode first = log.Get(ProcessLogSpec.Output);
        OutputMode second = log.Get(ProcessLogSpec.Errors);
        string? path = null;
        StreamWriter? file = null;
        if (first == OutputMode.File || second == OutputMode.File)
        {
            path = context.PathToWrite(log.Get(ProcessLogSpec.FilePath) ?? throw new ProcessFailure(SpecCodes.MissingKey, "The mode 'file' needs 'file_path'.", ProcessLogSpec.FilePath.Documentation));
            file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };
        }

        int limit = (int)log.Get(ProcessLogSpec.MaximumKilobytes) * 1024;
        return new ProcessOutputs(new StreamReading(context, "stdout", first, file, limit), new StreamReading(context, "stderr", second, file, limit), file, path);
    }

    public Task ReadAsync(Process process) => Task.WhenAll(output.ReadAsync(process.StandardOutput.BaseStream), errors.ReadAsync(process.StandardError.BaseStream));

    /// <summary>Waits for what the program printed before it ended; not for a child that keeps the streams open.</summary>
    public async Task DrainAsync(Task reading, TimeProvider time)
    {
        await Task.WhenAny(reading, Task.Delay(LastWords, time, CancellationToken.None)).ConfigureAwait(false);
        output.Finish();
        errors.Finish();
    }

    /// <summary>Adds what was captured.</summary>
    public void AddTo(JsonObject outputs)
    {
        output.AddTo(outputs);
        errors.AddTo(outputs);
        if (filePath is not null)
        {
            outputs["log_file"] = filePath;
        }
    }

    public void Dispose()
    {
        output.Finish();
        errors.Finish();
        file?.Dispose();
    }
}
