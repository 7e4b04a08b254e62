namespace Weir.Dialects.Flow;

/// <summary>The older names of tasks, and of those of their keys that are called differently.</summary>
internal static class StepTypes
{
    public const string WithLock = "with_lock";

    private static readonly Dictionary<string, string> Tasks = new(StringComparer.Ordinal)
    {
        ["external.process"] = "process.run",
        ["check_items"] = "check.items",
        ["zip"] = "zip.create",
        ["unzip"] = "zip.extract",
        ["sftp_list_files"] = "sftp.list",
        ["sftp_download_files"] = "sftp.download",
        ["sftp_upload_files"] = "sftp.upload",
        ["sftp_delete_files"] = "sftp.delete",
        ["smb_list_files"] = "smb.list",
        ["smb_download_files"] = "smb.download",
        ["smb_upload_files"] = "smb.upload",
        ["smb_delete_files"] = "smb.delete",
        ["mail_send"] = "smtp.send",
        ["excel_validate_template"] = "excel.validate",
        ["excel_fill_small"] = "excel.fill",
        ["excel_fill_from_file"] = "excel.fill_from_file",
        ["db_extract"] = "sql.extract",
        ["db_extract_stream"] = "sql.extract",
        ["db_fetch_small"] = "sql.fetch",
    };

    /// <summary>The task of a step's type, which may be a task's own name.</summary>
    public static string TaskOf(string type) => Tasks.GetValueOrDefault(type, type);
}
