using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Waiting;

namespace Weir.Connectors.Transfer.Files;

/// <summary><c>wait.file</c>.</summary>
public sealed class WaitFileTask : ITask
{
    public static Field<IReadOnlyList<string>> Paths { get; } = Field.Texts("paths", acceptSingle: true).Required().Doc("Paths and patterns.", "inbox/*.csv");

    public static Field<long> Minimum { get; } = Field.Integer("min_count", 1).Default(1).Doc("How many files must be there.");

    public static Field<TimeSpan> Stable { get; } = Field.Duration("stable_for").Default(TimeSpan.Zero).Doc("How long their sizes and times must not have changed, for files that are written slowly.", "10s");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "wait.file", "Waits until files are there.", [Paths, Minimum, Stable, WaitFields.Every, WaitFields.AtMost, WaitFields.FailsLate])
    {
        Remarks = "Hands on `files`, `count`, `looks` and `waited_seconds`.",
        Example = "- id: wait\n  type: Task\n  uses: wait.file\n  config: { paths: \"inbox/*.csv\", stable_for: 10s, at_most: 2h }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string before = "";
        long since = context.Time.GetTimestamp();
        return Wait.ForAsync(
            context,
            config,
            $"fewer than {config.Get(Minimum)} files match {string.Join(", ", config.Get(Paths)!)}, or they still change",
            _ =>
            {
                List<string> files = FileSelection.Of(context, config.Get(Paths)!);
                string now = string.Join('\n', files.Select(f => new FileInfo(f)).Select(f => $"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}"));
                if (now != before)
                {
                    before = now;
                    since = context.Time.GetTimestamp();
                }

                bool there = files.Count >= config.Get(Minimum) && context.Time.GetElapsedTime(since) >= config.Get(Stable);
                return Task.FromResult(there ? TaskResult.With(("files", new JsonArray([.. files.Select(f => (JsonNode)f)])), ("count", files.Count)) : null);
            },
            cancellationToken);
    }
}
