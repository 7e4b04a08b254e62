using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect.Artifacts;
using Weir.Engines.Spark.Connect.Errors;

namespace Weir.Engines.Spark.Session;

/// <summary>The author's functions in Java and Scala: their jars are uploaded for the session, and SQL finds them by their ids.</summary>
internal static class UserFunctions
{
    /// <exception cref="WeirException">A jar or a class is not there.</exception>
    internal static async Task RegisterAsync(Workspace workspace, CancellationToken cancellation)
    {
        HashSet<string> uploaded = new(StringComparer.Ordinal);
        foreach (MappingNode node in (workspace.Options.FunctionRegistry?.Items ?? []).OfType<MappingNode>())
        {
            Config function = new(UserFunctionSpec.Spec, node);
            if (function.Get(UserFunctionSpec.Language)?.ToLowerInvariant() is not ("java" or "scala"))
            {
                continue;
            }

            if (function.Has(UserFunctionSpec.Jar))
            {
                await UploadAsync(workspace, function, uploaded, cancellation).ConfigureAwait(false);
            }

            await RegisterAsync(workspace, function, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task UploadAsync(Workspace workspace, Config function, HashSet<string> uploaded, CancellationToken cancellation)
    {
        string jar = Path.GetFullPath(function.Get(UserFunctionSpec.Jar), workspace.Options.BaseDirectory);
        if (!File.Exists(jar))
        {
            throw Refuse(function, UserFunctionSpec.Jar, $"There is no jar '{jar}' for the function '{function.Get(UserFunctionSpec.Id)}'.", "Correct the path, or leave `jar` out where the cluster has the class.");
        }

        if (uploaded.Add(jar))
        {
            await workspace.Client.AddArtifactsAsync([Artifact.File("jars/" + Path.GetFileName(jar), jar)], cancellation).ConfigureAwait(false);
        }
    }

    private static async Task RegisterAsync(Workspace workspace, Config function, CancellationToken cancellation)
    {
        if (!function.Has(UserFunctionSpec.Class))
        {
            throw Refuse(function, UserFunctionSpec.Id, $"It is not said which class is the function '{function.Get(UserFunctionSpec.Id)}'.", "Write `class: com.example.Net`, a class that implements `org.apache.spark.sql.api.java.UDF1` or another of its kind.");
        }

        Wire.JavaUDF java = new() { ClassName = function.Get(UserFunctionSpec.Class) };
        if (function.Has(UserFunctionSpec.ReturnType) && SparkTypes.ToSpark(function.Get(UserFunctionSpec.ReturnType)) is { } type)
        {
            java.OutputType = new Wire.DataType { Unparsed = new Wire.DataType.Types.Unparsed { DataTypeString = type } };
        }

        Wire.CommonInlineUserDefinedFunction command = new() { FunctionName = function.Get(UserFunctionSpec.Id), Deterministic = function.Get(UserFunctionSpec.Deterministic), JavaUdf = java };
        try
        {
            await workspace.Client.RunAsync(new Wire.Command { RegisterFunction = command }, null, cancellation).ConfigureAwait(false);
        }
        catch (SparkException exception) when (exception.Error.Failure == SparkFailure.Query)
        {
            Diagnostic said = workspace.Errors.Translate(exception.Error, ErrorContext.None);
            throw Refuse(function, UserFunctionSpec.Class, $"The class '{java.ClassName}' can't be registered as the function '{function.Get(UserFunctionSpec.Id)}': {said.Message}", "It must be in the jar, or on the cluster.");
        }
    }

    private static WeirException Refuse(Config function, Field place, string message, string hint) => new(new Diagnostic(SparkCodes.UserFunction, function.SpanOf(place), message) { Hint = hint });
}
