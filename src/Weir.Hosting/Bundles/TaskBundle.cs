using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Hosting.Bundles;

/// <summary>A bundle on a server, listed and fetched by the tasks that speak to such servers.</summary>
/// <param name="source">The manifest's source.</param>
/// <param name="resource">Address and login, as the keys of the tasks have them.</param>
/// <param name="name">The bundle's name there.</param>
/// <param name="context">What the tasks see.</param>
internal sealed class TaskBundle(Config source, MappingNode resource, string name, ITaskContext context) : IBundleSource
{
    public async Task<IReadOnlyList<BundleFile>> ListAsync(CancellationToken cancellationToken) => source.Get(BundleSpec.Type) switch
    {
        "sftp" => FilesOf(await RunAsync("sftp.list", new JsonObject { ["remote_dir"] = Folder, ["recursive"] = true, ["min_count"] = 0 }, "connection", cancellationToken).ConfigureAwait(false), "files", "rel_path"),
        "db" => Rows(await RunAsync("sql.fetch", new JsonObject { ["query"] = source.Get(BundleSpec.ListSql), ["params"] = new JsonObject { ["bundle"] = name } }, null, cancellationToken).ConfigureAwait(false)),
        _ => FilesOf(JsonOf(await AskAsync(BundleSpec.ListPath, source.Get(BundleSpec.PrefixParameter)!, name, null, cancellationToken).ConfigureAwait(false)), "files", "path"),
    };

    public async Task FetchAsync(IReadOnlyList<BundleFile> files, string target, CancellationToken cancellationToken)
    {
        if (source.Get(BundleSpec.Type) == "sftp")
        {
            JsonArray wanted = [.. files.Select(f => f.Origin!.DeepClone())];
            await RunAsync("sftp.download", new JsonObject { ["files"] = wanted, ["dest_dir"] = target }, "connection", cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (BundleFile file in files)
        {
            string path = Path.Combine(target, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (source.Get(BundleSpec.Type) == "rest")
            {
                await AskAsync(BundleSpec.FetchPath, "path", file.Path, path, cancellationToken).ConfigureAwait(false);
                continue;
            }

            JsonObject row = await RunAsync(
                "sql.fetch", new JsonObject { ["query"] = source.Get(BundleSpec.FetchSql), ["params"] = new JsonObject { ["bundle"] = name, ["path"] = file.Path } }, null, cancellationToken).ConfigureAwait(false);
            await File.WriteAllBytesAsync(path, Bytes(row, file.Path), cancellationToken).ConfigureAwait(false);
        }
    }

    private string Folder => $"{source.Get(BundleSpec.BasePath)?.TrimEnd('/')}/{source.Get(BundleSpec.Bundle)}".TrimEnd('/');

    private Task<JsonObject> AskAsync(Field<string> path, string parameter, string value, string? output, CancellationToken cancellationToken)
    {
        string url = $"{(resource["base_url"] as ScalarNode)?.Text.TrimEnd('/')}{source.Get(path)}";
        JsonObject asked = new() { ["url"] = url, ["query"] = new JsonObject { [parameter] = value } };
        if (output is not null)
        {
            asked["output"] = output;
        }

        return RunAsync("http.request", asked, "web", cancellationToken);
    }

    /// <summary>Also of a server that does not say that it answers in JSON.</summary>
    private static JsonObject JsonOf(JsonObject answer) =>
        (answer["json"] ?? JsonNode.Parse((string?)answer["text"] ?? "null")) as JsonObject ?? throw BundleFault.Of(BundleCodes.Unreachable, SourceSpan.None, "The server's list is no JSON of the form {\"files\": [...]}.", null);

    private static IReadOnlyList<BundleFile> FilesOf(JsonObject answer, string list, string path) =>
        [.. (answer[list] as JsonArray ?? []).OfType<JsonObject>().Where(f => f["is_dir"]?.GetValue<bool>() != true).Select(f => FileOf(f, (string)f[path]!))];

    private static IReadOnlyList<BundleFile> Rows(JsonObject answer)
    {
        string[] columns = [.. ((JsonArray)answer["columns"]!).Select(c => (string)c!)];
        return [.. ((JsonArray)answer["rows"]!).Cast<JsonArray>().Select(r => new JsonObject(columns.Select((c, i) => KeyValuePair.Create(c, r[i]?.DeepClone())))).Select(f => FileOf(f, (string)f["path"]!))];
    }

    private static BundleFile FileOf(JsonObject file, string path)
    {
        long size = file["size"] is JsonValue known ? Convert.ToInt64(known.GetValue<object>().ToString(), CultureInfo.InvariantCulture) : 0;
        string signature = file["sha256"] is JsonValue sum ? $"sha256:{(string)sum!}" : $"sz:{size}|mt:{file["mtime"]?.ToJsonString() ?? file["updated_at"]?.ToJsonString()}";
        return new BundleFile(path, signature, size, file);
    }

    private static byte[] Bytes(JsonObject row, string path)
    {
        if (row["rows"] is not JsonArray { Count: 1 } rows || rows[0]![0] is not { } value)
        {
            throw BundleFault.Of(BundleCodes.Unreachable, SourceSpan.None, $"The database lists '{path}' and does not have it.", null);
        }

        bool binary = ((JsonObject)row["dtypes"]!).First().Value!.GetValue<string>() == "bytes";
        return binary ? Convert.FromBase64String((string)value!) : Encoding.UTF8.GetBytes(JsonNodes.ToText(value));
    }

    private async Task<JsonObject> RunAsync(string task, JsonObject keys, string? connection, CancellationToken cancellationToken)
    {
        TaskList.Catalogue.TryFind(task, out ITask? found);
        ScalarNode place = new("", ScalarKind.Text, resource.Span);
        MappingNode node = (MappingNode)JsonNodes.ToNode(keys, place);
        IEnumerable<MappingEntry> own = resource.Entries.Where(e => connection is null || (connection == "web" && e.Name is "headers" or "bearer_token" or "username" or "password" or "timeout"));
        node = connection == "connection" ? node.Set(new ScalarNode(connection, ScalarKind.Text, resource.Span), resource) : own.Aggregate(node, static (all, e) => all.Set(e.Key, e.Value));
        DiagnosticBag bag = [];
        found!.Spec.Check(node, new SpecReader(bag));
        if (bag.FirstOrDefault(d => d.Severity == Severity.Error && d.Code != SpecCodes.UnknownKey) is { } wrong)
        {
            throw new WeirException(wrong);
        }

        return (await found.RunAsync(context, new Config(found.Spec, node), cancellationToken).ConfigureAwait(false)).Outputs;
    }
}
