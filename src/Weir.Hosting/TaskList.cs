using Weir.Connectors.Databases.Tasks;
using Weir.Connectors.Transfer.Files;
using Weir.Connectors.Transfer.Sftp;
using Weir.Connectors.Transfer.Smb;
using Weir.Connectors.Transfer.Zip;
using Weir.Connectors.Web.Http;
using Weir.Connectors.Web.Smtp;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb;
using Weir.Hosting.Pipelines;
using Weir.Runner.Tasks.Checks;
using Weir.Runner.Tasks.Processes;
using Weir.Runner.Tasks.Waits;

namespace Weir.Hosting;

/// <summary>The tasks of this build, one line each.</summary>
public static class TaskList
{
    /// <summary>The task that runs another pipeline.</summary>
    internal const string RunPipeline = "pipeline.run";

    /// <summary>For what only describes tasks, or runs none that run pipelines.</summary>
    public static TaskCatalogue Catalogue { get; } = With(null);

    /// <param name="runPipeline">Runs a pipeline that a step asks for.</param>
    internal static TaskCatalogue With(Func<PipelineCall, CancellationToken, Task<PipelineCallResult>>? runPipeline) => new(
    [
        new(RunPipeline, () => new PipelineRunTask(runPipeline)),
        new("wait.file", static () => new WaitFileTask()),
        new("wait.http", static () => new WaitHttpTask()),
        new("wait.sql", static () => new WaitSqlTask()),
        new("wait.time", static () => new WaitTimeTask()),
        new("process.run", static () => new ProcessTask()),
        new("sql.execute", static () => new SqlExecuteTask()),
        new("sql.fetch", static () => new SqlFetchTask()),
        new("sql.extract", static () => new SqlExtractTask(static () => new DuckDbEngine(), Connectors.Create())),
        new("sql.load", static () => new SqlLoadTask(static () => new DuckDbEngine(), Connectors.Create())),
        new("check.items", static () => new CheckItemsTask()),
        new("files.copy", static () => new CopyTask(moves: false)),
        new("files.move", static () => new CopyTask(moves: true)),
        new("files.delete", static () => new DeleteTask()),
        new("files.checksum", static () => new ChecksumTask()),
        new("zip.create", static () => new ZipCreateTask()),
        new("zip.extract", static () => new ZipExtractTask()),
        new("sftp.list", static () => new SftpListTask()),
        new("sftp.download", static () => new SftpDownloadTask()),
        new("sftp.upload", static () => new SftpUploadTask()),
        new("sftp.delete", static () => new SftpDeleteTask()),
        new("smb.list", static () => new SmbListTask()),
        new("smb.download", static () => new SmbDownloadTask()),
        new("smb.upload", static () => new SmbUploadTask()),
        new("smb.delete", static () => new SmbDeleteTask()),
        new("http.request", static () => new HttpRequestTask()),
        new("smtp.send", static () => new SmtpSendTask()),
    ]);
}
