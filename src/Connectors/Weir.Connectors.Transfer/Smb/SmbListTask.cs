using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Weir.Connectors.Transfer.Sftp;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary><c>smb.list</c>.</summary>
public sealed class SmbListTask : ITask
{
    public static Field<string> Folder { get; } = Field.Text("remote_dir").Required().Doc("The folder of the share.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "smb.list", "Lists the files of a folder of an SMB share.", [SmbConnection.Field, Folder, SftpListTask.Pattern, SftpListTask.Recursive, SftpListTask.Minimum])
    {
        Remarks = "Works through Samba's program `smbclient`. Hands on `has_data`, `count` and `files`, a list of `{rel_path, path, name, is_dir, size, mtime}` in ordinal order; `mtime` is in seconds since 1970.",
        Example = "- id: look\n  type: Task\n  uses: smb.list\n  config:\n    connection: { server: files.example.com, share: out, username: weir, password: \"@aq.secret('SMB')\" }\n    remote_dir: reports\n    pattern: \"*.zip\"\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        SmbClient client = new(context, config);
        List<JsonObject> found = [];
        await ListAsync(client, config, client.PathOf(config.Get(Folder)!), "", found, cancellationToken).ConfigureAwait(false);
        JsonArray files = [.. found.OrderBy(f => (string)f["rel_path"]!, StringComparer.Ordinal).Cast<JsonNode>()];
        long minimum = config.Get(SftpListTask.Minimum);
        (string, JsonNode?)[] outputs = [("has_data", files.Count >= minimum), ("count", files.Count), ("files", files)];
        return files.Count >= minimum ? TaskResult.With(outputs) : TaskResult.NoData($"count({files.Count}) < min_count({minimum})", outputs);
    }

    private static async Task ListAsync(SmbClient client, Config config, string folder, string prefix, List<JsonObject> found, CancellationToken cancellationToken)
    {
        foreach (SmbListing item in SmbListing.Read(await client.RunAsync("ls", [folder.Length == 0 ? "*" : $"{folder}/*"], "", cancellationToken).ConfigureAwait(false)))
        {
            string path = folder.Length == 0 ? item.Name : $"{folder}/{item.Name}";
            bool recursive = config.Get(SftpListTask.Recursive);
            if (item.IsFolder && recursive)
            {
                await ListAsync(client, config, path, $"{prefix}{item.Name}/", found, cancellationToken).ConfigureAwait(false);
            }
            else if (FileSystemName.MatchesSimpleExpression(config.Get(SftpListTask.Pattern)!, item.Name, ignoreCase: false))
            {
                found.Add(new JsonObject { ["rel_path"] = prefix + item.Name, ["path"] = path, ["name"] = item.Name, ["is_dir"] = item.IsFolder, ["size"] = item.Size, ["mtime"] = item.Time });
            }
        }
    }
}
