using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Renci.SshNet;
using Renci.SshNet.Sftp;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary><c>sftp.list</c>.</summary>
public sealed class SftpListTask : ITask
{
    public static Field<string> Folder { get; } = Field.Text("remote_dir").Required().Doc("The folder on the server.");

    public static Field<string> Pattern { get; } = Field.Text("pattern").Default("*").Doc("Which names: `*`, `?`.");

    public static Field<bool> Recursive { get; } = Field.Boolean("recursive").Default(false).Doc("Whether folders below are looked into; only files are listed then.");

    public static Field<long> Minimum { get; } = Field.Integer("min_count", 0).Default(1).Doc("With fewer there is no data.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "sftp.list", "Lists the files of a folder on an SFTP server.", [SftpConnection.Field, Folder, Pattern, Recursive, Minimum])
    {
        Remarks = "Hands on `has_data`, `count` and `files`, a list of `{rel_path, path, name, is_dir, size, mtime}` in ordinal order; `mtime` is in seconds since 1970.",
        Example = "- id: look\n  type: Task\n  uses: sftp.list\n  config:\n    connection: { host: files.example.com, user: weir, private_key: id_ed25519, known_hosts: known_hosts }\n    remote_dir: /out\n    pattern: \"*.zip\"\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        List<JsonObject> found = [];
        await SftpSession.UseAsync(context, config, async client =>
        {
            await ListAsync(client, config, config.Get(Folder)!, "", found, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
        JsonArray files = [.. found.OrderBy(f => (string)f["rel_path"]!, StringComparer.Ordinal).Cast<JsonNode>()];
        long minimum = config.Get(Minimum);
        (string, JsonNode?)[] outputs = [("has_data", files.Count >= minimum), ("count", files.Count), ("files", files)];
        return files.Count >= minimum ? TaskResult.With(outputs) : TaskResult.NoData($"count({files.Count}) < min_count({minimum})", outputs);
    }

    private static async Task ListAsync(SftpClient client, Config config, string folder, string prefix, List<JsonObject> found, CancellationToken cancellationToken)
    {
        await foreach (ISftpFile file in client.ListDirectoryAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            if (file.Name is "." or "..")
            {
                continue;
            }

            if (file.IsDirectory && config.Get(Recursive))
            {
                await ListAsync(client, config, file.FullName, $"{prefix}{file.Name}/", found, cancellationToken).ConfigureAwait(false);
            }
            else if (FileSystemName.MatchesSimpleExpression(config.Get(Pattern)!, file.Name, ignoreCase: false))
            {
                found.Add(new JsonObject
                {
                    ["rel_path"] = prefix + file.Name,
                    ["path"] = file.FullName,
                    ["name"] = file.Name,
                    ["is_dir"] = file.IsDirectory,
                    ["size"] = file.Length,
                    ["mtime"] = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds(),
                });
            }
        }
    }
}
