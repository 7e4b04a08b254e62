using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Tasks;

/// <summary><c>sql.extract</c>: the rows of a table or query into a file, streamed.</summary>
/// <param name="engine">Writes the file.</param>
/// <param name="connectors">The databases.</param>
public sealed class SqlExtractTask(Func<IEngine> engine, ConnectorCatalogue connectors) : ITask
{
    private static readonly ComponentSpec Declared = new(
        ComponentKind.Task, "sql.extract", "Writes the rows of a database's table or query to a file.",
        [SqlTaskFields.Format, SqlTaskFields.Database, SqlTaskFields.Options, SqlTaskFields.Query, SqlTaskFields.Parameters, SqlTaskFields.Table, SqlTaskFields.To, SqlTaskFields.FileFormat, SqlTaskFields.FileOptions, SqlTaskFields.Checksum])
    {
        Groups = [new FieldGroup([SqlTaskFields.Query, SqlTaskFields.Table], OneRequired: true)],
        Remarks = "The file appears whole or not at all. Without rows it has a header only, and the task says that there was no data. "
            + "Hands on `rows`, `path`, `columns`, `format` and `bytes`, and for old flows `row_count`, `output` and `artifact_path`.",
        Example = "- id: export\n  type: Task\n  uses: sql.extract\n  config:\n    format: sqlite\n    database: data/shop.db\n    query: SELECT id, total FROM orders\n    to: out/orders.csv\n",
    };

    public ComponentSpec Spec => Declared;

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        TaskModules modules = new(config, context.ModuleId);
        using ITaskArtifact artifact = context.Stage(config.Get(SqlTaskFields.To));
        IEngineSession session = await TaskSession.OpenAsync(engine(), connectors, context, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            Relation rows = await TaskSession.DefineAsync(session, modules.Database(connectors, ModuleType.Ingress), cancellationToken).ConfigureAwait(false);
            ManifestModule file = modules.File(ModuleType.Egress, SqlTaskFields.To, config.Get(SqlTaskFields.To));
            WriteRequest request = new() { Module = file, Relation = rows, StagedPath = artifact.StagedPath, AsFolder = false };
            WriteResult written = await session.WriteAsync(request, context.Progress, cancellationToken).ConfigureAwait(false);
            artifact.Publish();
            TaskResult result = Result(written, rows, file, artifact.Path, config.Get(SqlTaskFields.Checksum) ? await ChecksumAsync(artifact.Path, cancellationToken).ConfigureAwait(false) : null);
            return result with
            {
                HasData = written.Rows > 0, Reason = written.Rows > 0 ? null : "The query gave no rows.", RowsIn = written.Rows, RowsOut = written.Rows, BytesOut = written.Bytes,
            };
        }
    }

    private static TaskResult Result(WriteResult written, Relation rows, ManifestModule file, string path, string? checksum)
    {
        TaskResult result = TaskResult.With(
            ("rows", written.Rows), ("path", path), ("bytes", written.Bytes), ("format", file.Config.Get(IngressSpec.Format)),
            ("columns", new JsonArray([.. rows.Schema.Fields.Select(f => (JsonNode)f.Name)])), ("row_count", written.Rows), ("output", path), ("artifact_path", path));
        if (checksum is not null)
        {
            result.Outputs["sha256"] = checksum;
        }

        return result;
    }

    private static async Task<string> ChecksumAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
    }
}
