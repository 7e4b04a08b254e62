using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary>A command on one compiled Blueprint: shows the findings, and stops when there are errors.</summary>
internal abstract class BlueprintCommand : Command
{
    /// <summary>Compiles the Blueprint that the first word names.</summary>
    /// <returns>Null when it has errors; they are shown by then.</returns>
    protected static Compiled? Compile(Invocation invocation, IWeirHost host, string? runId = null)
    {
        Compiled compiled = host.Compile(BlueprintRequests.Compile(invocation, invocation.Arguments.Word(0)!, runId));
        Show(invocation, compiled.Diagnostics);
        return compiled.Failed ? null : compiled;
    }

    /// <summary>Shows findings on standard error.</summary>
    internal static void Show(Invocation invocation, IEnumerable<Diagnostic> diagnostics)
    {
        bool verbose = invocation.Verbose;
        IEnumerable<Diagnostic> shown = diagnostics.Where(d => verbose || d.Severity != Severity.Note);
        invocation.Console.Error.Write(new DiagnosticsView(invocation.Console.ErrorStyle).Render(shown));
        invocation.Console.Error.Flush();
    }

    /// <summary>Writes a result to standard output, or to the file that the user named.</summary>
    internal static void Deliver(Invocation invocation, string? file, string text)
    {
        if (file is null or "-")
        {
            invocation.Console.Out.Write(text);
            return;
        }

        string path = invocation.FullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        invocation.Console.Error.WriteLine($"written: {file}");
    }
}
