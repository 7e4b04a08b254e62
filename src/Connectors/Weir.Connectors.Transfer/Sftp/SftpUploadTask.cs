using System.Text.Json.Nodes;
using Renci.SshNet;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary><c>sftp.upload</c>.</summary>
public sealed class SftpUploadTask : ITask
{
    public static Field<IReadOnlyList<Node>> Items { get; } = Field.List("items", new EitherType([TextType.Instance, new MapType<string>(TextType.Instance)]), acceptSingle: true).Alias("local_files").Required()
        .Doc("Local files: paths, or `{file, remote_name}`.");

    public static Field<string> Folder { get; } = Field.Text("remote_dir").Required().Doc("The folder on the server; it is made when it is missing.");

    public static Field<Node> Parallelism { get; } = Field.Either("parallelism", new MapType<Node>(AnyType.Instance)).Doc("Kept for old flows: files are sent one after the other.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "sftp.upload", "Sends files to an SFTP server.", [SftpConnection.Field, Items, Folder, Parallelism])
    {
        Remarks = "Each file is sent under another name, `.NAME.weir-part`, and renamed when it is whole, so that who watches the folder never sees half of one. "
            + "A second attempt, or a resume, sends them again to the same names. Hands on `uploaded` (paths on the server), `count`, `bytes` and `remote_dir`.",
        Example = "- id: send\n  type: Task\n  uses: sftp.upload\n  config:\n    connection: { host: files.example.com, user: weir, private_key: id_ed25519 }\n    items: [out/report.zip]\n    remote_dir: /in\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string folder = config.Get(Folder)!.TrimEnd('/');
        List<(string Local, string Remote)> files = [.. config.Get(Items)!.Select(i => FileOf(context, i, folder))];
        if (files.Count == 0)
        {
            return TaskResult.NoData("There are no files to send.", ("count", 0));
        }

        long bytes = await SftpSession.UseAsync(context, config, async client =>
        {
            MakeFolder(client, folder);
            long sum = 0;
            foreach ((string local, string remote) in files)
            {
                sum += await SendAsync(client, local, remote, cancellationToken).ConfigureAwait(false);
            }

            return sum;
        }, cancellationToken).ConfigureAwait(false);
        return TaskResult.With(("uploaded", new JsonArray([.. files.Select(f => (JsonNode)f.Remote)])), ("count", files.Count), ("bytes", bytes), ("remote_dir", folder)) with { RowsOut = files.Count, BytesOut = bytes };
    }

    private static (string Local, string Remote) FileOf(ITaskContext context, Node item, string folder)
    {
        string local = item is MappingNode mapping ? ((mapping["file"] ?? mapping["path"]) as ScalarNode)?.Text ?? "" : ((ScalarNode)item).Text;
        string name = ((item as MappingNode)?["remote_name"] as ScalarNode)?.Text ?? Path.GetFileName(local);
        return (context.PathToRead(local), $"{folder}/{name}");
    }

    private static async Task<long> SendAsync(SftpClient client, string local, string remote, CancellationToken cancellationToken)
    {
        int slash = remote.LastIndexOf('/');
        string part = $"{remote[..(slash + 1)]}.{remote[(slash + 1)..]}.weir-part";
        using FileStream stream = File.OpenRead(local);
        await client.UploadFileAsync(stream, part, cancellationToken).ConfigureAwait(false);
        client.RenameFile(part, remote, isPosix: true);
        return stream.Length;
    }

    private static void MakeFolder(SftpClient client, string folder)
    {
        for (int slash = folder.IndexOf('/', 1); ; slash = folder.IndexOf('/', slash + 1))
        {
            string part = slash < 0 ? folder : folder[..slash];
            if (part.Length > 0 && !client.Exists(part))
            {
                client.CreateDirectory(part);
            }

            if (slash < 0)
            {
                return;
            }
        }
    }
}
