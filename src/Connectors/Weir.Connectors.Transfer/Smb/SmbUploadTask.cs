using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary><c>smb.upload</c>.</summary>
public sealed class SmbUploadTask : ITask
{
    public static Field<IReadOnlyList<string>> Files { get; } = Field.Texts("local_files", acceptSingle: true).Alias("items").Required().Doc("Local files.");

    public static Field<string> Folder { get; } = Field.Text("remote_dir").Required().Doc("The folder of the share; it is made when it is missing.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "smb.upload", "Sends files to an SMB share.", [SmbConnection.Field, Files, Folder])
    {
        Remarks = "Each file is sent under another name, `.NAME.weir-part`, and renamed when it is whole, instead of what is there. A second attempt, or a resume, sends them again to the same names. Hands on `uploaded`, `count`, `bytes` and `remote_dir`.",
        Example = "- id: send\n  type: Task\n  uses: smb.upload\n  config:\n    connection: { server: files.example.com, share: in, username: weir, password: \"@aq.secret('SMB')\" }\n    local_files: [out/report.zip]\n    remote_dir: reports\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        SmbClient client = new(context, config);
        string folder = client.PathOf(config.Get(Folder)!);
        List<(string Local, string Name)> files = [.. config.Get(Files)!.Select(f => context.PathToRead(f)).Select(f => (f, Path.GetFileName(f)))];
        if (files.Count == 0)
        {
            return TaskResult.NoData("There are no files to send.", ("count", 0));
        }

        await MakeAsync(client, folder, cancellationToken).ConfigureAwait(false);
        long bytes = 0;
        List<string> sent = [];
        foreach ((string local, string name) in files)
        {
            string part = Joined(folder, $".{name}.weir-part");
            await client.RunAsync("put", [local, part], "", cancellationToken).ConfigureAwait(false);
            await client.RunAsync("rename", [part, Joined(folder, name)], "-f", cancellationToken).ConfigureAwait(false);
            bytes += new FileInfo(local).Length;
            sent.Add(Joined(folder, name));
        }

        return TaskResult.With(("uploaded", new JsonArray([.. sent.Select(s => (JsonNode)s)])), ("count", sent.Count), ("bytes", bytes), ("remote_dir", folder)) with { RowsOut = sent.Count, BytesOut = bytes };
    }

    private static string Joined(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>Makes the folder and those above it; one that is there is no failure.</summary>
    private static async Task MakeAsync(SmbClient client, string folder, CancellationToken cancellationToken)
    {
        string path = "";
        foreach (string part in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Joined(path, part);
            try
            {
                await client.RunAsync("ls", [path], "", cancellationToken).ConfigureAwait(false);
            }
            catch (Core.Diagnostics.WeirException missing) when (missing.Message.Contains("NT_STATUS_NO_SUCH_FILE", StringComparison.Ordinal) || missing.Message.Contains("NOT_FOUND", StringComparison.Ordinal))
            {
                await client.RunAsync("mkdir", [path], "", cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
