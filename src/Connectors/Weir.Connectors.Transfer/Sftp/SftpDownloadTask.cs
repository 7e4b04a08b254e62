using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary><c>sftp.download</c>.</summary>
public sealed class SftpDownloadTask : ITask
{
    public static Field<string> Target { get; } = Field.Path("dest_dir").Required().Doc("The folder that files are put into, below the names that they have on the server.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "sftp.download", "Fetches files from an SFTP server.", [SftpConnection.Field, RemoteFile.Field, Target])
    {
        Remarks = "Each file appears whole. A name that leads out of the folder is refused before anything is fetched. Hands on `local_files`, `count`, `bytes` and `dest_dir`.",
        Example = "- id: fetch\n  type: Task\n  uses: sftp.download\n  config:\n    connection: { host: files.example.com, user: weir, private_key: id_ed25519 }\n    files: \"${steps.look.outputs.files}\"\n    dest_dir: inbox\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string folder = context.PathToWrite(Path.Combine(config.Get(Target)!, "x"))[..^2];
        List<(RemoteFile Remote, string Local)> files = [];
        foreach (RemoteFile remote in config.Get(RemoteFile.Field)!.Select(RemoteFile.Of).OfType<RemoteFile>())
        {
            string local = Path.GetFullPath(remote.RelativePath, folder);
            if (local == folder || !SafePath.IsBelow(local, [folder]))
            {
                throw Faults.Of(TransferCodes.RemotePath, config.SpanOf(RemoteFile.Field), $"The name '{remote.RelativePath}' leads out of {folder}; nothing was fetched.");
            }

            files.Add((remote, local));
        }

        if (files.Count == 0)
        {
            return TaskResult.NoData("There are no files to fetch.", ("count", 0));
        }

        long bytes = await SftpSession.UseAsync(context, config, async client =>
        {
            long sum = 0;
            foreach ((RemoteFile remote, string local) in files)
            {
                using ITaskArtifact artifact = context.Stage(local);
                using (FileStream stream = File.Create(artifact.StagedPath))
                {
                    await client.DownloadFileAsync(remote.Path, stream, cancellationToken).ConfigureAwait(false);
                    sum += stream.Length;
                }

                artifact.Publish();
            }

            return sum;
        }, cancellationToken).ConfigureAwait(false);
        return TaskResult.With(("local_files", new JsonArray([.. files.Select(f => (JsonNode)f.Local)])), ("count", files.Count), ("bytes", bytes), ("dest_dir", folder)) with { RowsOut = files.Count, BytesOut = bytes };
    }
}
