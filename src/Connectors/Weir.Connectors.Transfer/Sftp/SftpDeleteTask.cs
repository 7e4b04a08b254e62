using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary><c>sftp.delete</c>.</summary>
public sealed class SftpDeleteTask : ITask
{
    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "sftp.delete", "Removes files on an SFTP server; those that are gone already are no failure.", [SftpConnection.Field, RemoteFile.Field])
    {
        Remarks = "Hands on `is_deleted` and `count`.",
        Example = "- id: clear\n  type: Task\n  uses: sftp.delete\n  config:\n    connection: { host: files.example.com, user: weir, private_key: id_ed25519 }\n    files: \"${steps.look.outputs.files}\"\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        int count = await SftpSession.UseAsync(context, config, client =>
        {
            int removed = 0;
            foreach (RemoteFile file in config.Get(RemoteFile.Field)!.Select(RemoteFile.Of).OfType<RemoteFile>().Where(f => client.Exists(f.Path)))
            {
                client.DeleteFile(file.Path);
                removed++;
            }

            return Task.FromResult(removed);
        }, cancellationToken).ConfigureAwait(false);
        return TaskResult.With(("is_deleted", true), ("count", count));
    }
}
