using System.Diagnostics;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Diagnostic = Weir.Core.Diagnostics.Diagnostic;

namespace Weir.Runner.Components;

/// <summary>Calls the user's code; what it throws becomes the module's finding, with the line of the user's own file where that is known.</summary>
internal static class ComponentFault
{
    public static async ValueTask<T> GuardAsync<T>(ManifestModule module, string baseDirectory, Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (WeirException)
        {
            throw;
        }
        catch (Exception failure)
        {
            string place = PlaceOf(failure, baseDirectory) is { } own ? $" ({own})" : "";
            throw new WeirException(
                new Diagnostic(RunnerCodes.ComponentFailed, module.Span, $"'{module.Id}' failed: {failure.GetType().Name}: {failure.Message}{place}") { ModuleId = module.Id }, failure);
        }
    }

    /// <summary>The innermost line of the failure that lies in a file below the pipeline's folder.</summary>
    private static string? PlaceOf(Exception failure, string baseDirectory)
    {
        foreach (StackFrame frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0)
            {
                string relative = Path.GetRelativePath(baseDirectory, file);
                return relative.StartsWith("..", StringComparison.Ordinal) ? null : $"{relative}:{frame.GetFileLineNumber()}";
            }
        }

        return null;
    }
}
