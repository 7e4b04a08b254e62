using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Files;

/// <summary><c>files.copy</c> and <c>files.move</c>.</summary>
/// <param name="moves">Whether the source goes away.</param>
public sealed class CopyTask(bool moves) : ITask
{
    public ComponentSpec Spec { get; } = new(
        ComponentKind.Task, moves ? "files.move" : "files.copy", moves ? "Moves files." : "Copies files.", [FileFields.From, FileFields.To, FileFields.Overwrite])
    {
        Remarks = "Each file appears at its new place whole or not at all" + (moves ? "; its old place is cleared after that, so a run that died between the two moves it again" : "") + ". No match means no data. Hands on `files`, `count` and `bytes`.",
        Example = $"- id: take\n  type: Task\n  uses: {(moves ? "files.move" : "files.copy")}\n  config: {{ from: \"inbox/*.csv\", to: work/ }}\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        List<string> files = FileSelection.Of(context, config.Get(FileFields.From)!);
        if (files.Count == 0)
        {
            return Task.FromResult(TaskResult.NoData("No file matches.", ("count", 0), ("files", new JsonArray())));
        }

        string to = config.Get(FileFields.To)!;
        bool folder = to.EndsWith('/') || files.Count > 1 || Directory.Exists(context.PathToRead(to)) || config.Get(FileFields.From)!.Any(FileGlob.IsPattern);
        List<(string From, string To)> pairs = [.. files.Select(f => (f, context.PathToWrite(folder ? Path.Combine(to, Path.GetFileName(f)) : to)))];
        Check(config, pairs);
        long bytes = 0;
        foreach ((string from, string target) in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += new FileInfo(from).Length;
            Put(context, from, target);
        }

        return Task.FromResult(TaskResult.With(("files", new JsonArray([.. pairs.Select(p => (JsonNode)p.To)])), ("count", pairs.Count), ("bytes", bytes)) with { BytesOut = bytes });
    }

    private static void Check(Config config, List<(string From, string To)> pairs)
    {
        foreach (IGrouping<string, (string From, string To)> same in pairs.GroupBy(p => p.To, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            throw Faults.Of(TransferCodes.FileFailed, config.SpanOf(FileFields.From), $"{same.First().From} and {same.Last().From} would both become {same.Key}.", "Copy them to folders of their own.");
        }

        if (!config.Get(FileFields.Overwrite) && pairs.FirstOrDefault(p => Path.Exists(p.To)) is { To: { } there })
        {
            throw Faults.Of(TransferCodes.FileFailed, config.SpanOf(FileFields.To), $"{there} is there already.", "Set overwrite: true, or write elsewhere.");
        }
    }

    private void Put(ITaskContext context, string from, string to)
    {
        if (from == to)
        {
            return;
        }

        using (ITaskArtifact artifact = context.Stage(to))
        {
            File.Copy(from, artifact.StagedPath);
            artifact.Publish();
        }

        if (moves)
        {
            File.Delete(from);
        }
    }
}
