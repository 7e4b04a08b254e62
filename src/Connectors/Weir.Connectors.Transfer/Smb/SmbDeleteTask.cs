using Weir.Connectors.Transfer.Sftp;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary><c>smb.delete</c>.</summary>
public sealed class SmbDeleteTask : ITask
{
    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "smb.delete", "Removes files from an SMB share.", [SmbConnection.Field, RemoteFile.Field])
    {
        Remarks = "A file that is not there any more is no failure. Hands on `is_deleted` and `count`.",
        Example = "- id: clear\n  type: Task\n  uses: smb.delete\n  config:\n    connection: { server: files.example.com, share: out, username: weir, password: \"@aq.secret('SMB')\" }\n    files: \"${steps.look.outputs.files}\"\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        SmbClient client = new(context, config);
        int count = 0;
        foreach (RemoteFile file in config.Get(RemoteFile.Field)!.Select(RemoteFile.Of).OfType<RemoteFile>())
        {
            try
            {
                string printed = await client.RunAsync("del", [client.PathOf(file.Path)], "", cancellationToken).ConfigureAwait(false);
                count += printed.Contains("NT_STATUS", StringComparison.Ordinal) ? 0 : 1;
            }
            catch (Core.Diagnostics.WeirException gone) when (gone.Message.Contains("NT_STATUS_NO_SUCH_FILE", StringComparison.Ordinal) || gone.Message.Contains("NOT_FOUND", StringComparison.Ordinal))
            {
                // Somebody was faster.
            }
        }

        return TaskResult.With(("is_deleted", true), ("count", count));
    }
}
