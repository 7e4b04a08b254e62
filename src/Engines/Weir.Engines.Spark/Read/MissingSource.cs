using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Read;

/// <summary>Explains that Spark finds nothing at a path, with the nearest name where the folder can be seen from here.</summary>
internal static class MissingSource
{
    /// <summary>Whether the error says so; then it is reported.</summary>
    internal static bool Report(ModuleScope scope, SourcePath? path, SparkError error)
    {
        bool isEmpty = error.Is("UNABLE_TO_INFER_SCHEMA");
        if (path is null || !(isEmpty || error.Is("PATH_NOT_FOUND")))
        {
            return false;
        }

        string said = scope.Config.Get(IngressSpec.Path);
        if (isEmpty)
        {
            scope.Report(EngineCodes.SourceNotFound, scope.Config.SpanOf(IngressSpec.Path), $"'{said}' holds no files of the format.", "Files and folders whose names begin with '_' or '.' are left out.");
            return true;
        }

        scope.Report(
            EngineCodes.SourceNotFound, scope.Config.SpanOf(IngressSpec.Path), $"There is no file or folder '{said}' where Spark looks (for {path.Uri}).",
            Nearest(path) is { } nearest ? $"Did you mean '{nearest}'?" : "The path must be one that the cluster's machines can read.");
        return true;
    }

    private static string? Nearest(SourcePath path)
    {
        string? folder = System.IO.Path.GetDirectoryName(path.Local);
        return folder is not null && Directory.Exists(folder)
            ? Suggestion.Nearest(System.IO.Path.GetFileName(path.Local!), Directory.EnumerateFileSystemEntries(folder).Select(entry => System.IO.Path.GetFileName(entry)).Take(200))
            : null;
    }
}
