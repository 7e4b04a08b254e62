using System.Text.Json.Nodes;
using Weir.Connectors.Transfer.Sftp;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary><c>smb.download</c>.</summary>
public sealed class SmbDownloadTask : ITask
{
    public static Field<string> Target { get; } = Field.Path("dest_dir").Required().Doc("The folder that files are put into.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "smb.download", "Fetches files from an SMB share.", [SmbConnection.Field, RemoteFile.Field, Target])
    {
        Remarks = "Each file appears whole. A name that leads out of the folder is refused before anything is fetched. Hands on `local_files`, `count`, `bytes` and `dest_dir`.",
        Example = "- id: fetch\n  type: Task\n  uses: smb.download\n  config:\n    connection: { server: files.example.com, share: out, username: weir, password: \"@aq.secret('SMB')\" }\n    files: \"${steps.look.outputs.files}\"\n    dest_dir: inbox\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        SmbClient client = new(context, config);
        string folder = context.PathToWrite(Path.Combine(config.Get(Target)!, "x"))[..^2];
        List<(string Remote, string Local)> files = [];
        foreach (RemoteFile remote in config.Get(RemoteFile.Field)!.Select(RemoteFile.Of).OfType<RemoteFile>())
        {
            string local = Path.GetFullPath(remote.RelativePath, folder);
            if (local == folder || !SafePath.IsBelow(local, [folder]))
            {
                throw Faults.Of(TransferCodes.RemotePath, config.SpanOf(RemoteFile.Field), $"The name '{remote.RelativePath}' leads out of {folder}; nothing was fetched.");
            }

            files.Add((client.PathOf(remote.Path), local));
        }

        if (files.Count == 0)
        {
            return TaskResult.NoData("There are no files to fetch.", ("count", 0));
        }

        long bytes = 0;
        foreach ((string remote, string local) in files)
        {
            using ITaskArtifact artifact = context.Stage(local);
            await client.RunAsync("get", [remote, artifact.StagedPath], "", cancellationToken).ConfigureAwait(false);
            bytes += new FileInfo(artifact.StagedPath).Length;
            artifact.Publish();
        }

        return TaskResult.With(("local_files", new JsonArray([.. files.Select(f => (JsonNode)f.Local)])), ("count", files.Count), ("bytes", bytes), ("dest_dir", folder)) with { RowsOut = files.Count, BytesOut = bytes };
    }
}
