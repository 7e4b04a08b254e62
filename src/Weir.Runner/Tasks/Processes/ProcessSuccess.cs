using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>Judges what a program left behind. Paths inside the output folder are looked for where it is staged.</summary>
internal sealed class ProcessSuccess(ITaskContext context, Config config, ITaskArtifact? folder)
{
    /// <exception cref="ProcessFailure">It does not count as success.</exception>
    public void Check(string program, int exitCode, string? lastErrorLine)
    {
        if (!config.Get(ProcessSuccessSpec.ExitCodes)!.Contains(exitCode))
        {
            string said = lastErrorLine is { Length: > 0 } ? $": {lastErrorLine}" : ".";
            throw new ProcessFailure(TaskCodes.ProcessFailed, $"'{program}' ended with {exitCode}{said}") { ExitCode = exitCode };
        }

        foreach (string file in config.Get(ProcessSuccessSpec.RequireFiles)!)
        {
            Demand(Path.Exists(PathOf(file)), $"'{program}' ended well, but did not make {file}.");
        }

        if (config.Get(ProcessSuccessSpec.MarkerFile) is { } marker)
        {
            Demand(File.Exists(PathOf(marker)), $"'{program}' ended well, but its marker {marker} is missing.");
        }

        foreach (string pattern in config.Get(ProcessSuccessSpec.RequireGlob)!)
        {
            Demand(FileGlob.Find(PathOf(pattern)).Any(), $"'{program}' ended well, but nothing matches {pattern}.");
        }

        foreach (string file in config.Get(ProcessSuccessSpec.ForbidFiles)!)
        {
            Demand(!Path.Exists(PathOf(file)), $"'{program}' ended well, but made {file}, which must not be there.");
        }
    }

    private static void Demand(bool holds, string message)
    {
        if (!holds)
        {
            throw new ProcessFailure(TaskCodes.ProcessResult, message);
        }
    }

    private string PathOf(string path)
    {
        string full = context.PathToRead(path);
        return folder is not null && full.StartsWith(folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? folder.StagedPath + full[folder.Path.Length..] : full;
    }
}
