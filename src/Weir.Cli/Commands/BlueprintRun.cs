using Weir.Cli.Native;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Cli.Stories;
using Weir.Core.Events;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Cli.Commands;

/// <summary>Compiles and runs a Blueprint and shows how it goes: what <c>weir run</c> and <c>weir retry</c> share.</summary>
internal static class BlueprintRun
{
    /// <param name="invocation">The call.</param>
    /// <param name="path">The Blueprint's file.</param>
    /// <param name="runId">The run's id; null for a new one.</param>
    /// <param name="options">How to run.</param>
    /// <param name="form">The form of the result.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static async Task<int> RunAsync(Invocation invocation, string path, string? runId, RunOptions options, string form, CancellationToken cancellationToken)
    {
        using Interruption interruption = new(invocation.Console, cancellationToken);
        IWeirHost host = invocation.Host;
        using RunOutput output = RunOutput.Open(invocation.Console, invocation.Environment.Time, form);
        Compiled compiled = host.Compile(BlueprintRequests.Compile(invocation, path, runId));
        output.Clear();
        BlueprintCommand.Show(invocation, compiled.Diagnostics);
        if (compiled.Failed)
        {
            return Refused(invocation, compiled, form);
        }

        RunOutcome outcome = await host.RunAsync(compiled, options, output.Sink, interruption.Token);
        ProcessEnd.IsUrgent |= outcome.LeavesWork;
        output.Clear();
        Conclude(invocation, compiled, outcome, output.Story, form);
        return outcome.ExitCode;
    }

    /// <summary>A run that never began still gives a program its document.</summary>
    private static int Refused(Invocation invocation, Compiled compiled, string form)
    {
        if (form == OutputFormat.Json)
        {
            invocation.Console.Out.Write(JsonOut.Document(json =>
            {
                json.WriteNull("run_id");
                json.WriteString("status", "refused");
                json.Diagnostics(compiled.Diagnostics);
            }));
        }

        return compiled.Diagnostics.Any(d => d.Code == RunnerCodes.InvalidRunId) ? ExitCodes.Usage : ExitCodes.Configuration;
    }

    private static void Conclude(Invocation invocation, Compiled compiled, RunOutcome outcome, RunStory story, string form)
    {
        bool began = story.Started is not null;
        string runId = story.Started?.RunId ?? compiled.RunId;
        if (story.Finished is null)
        {
            BlueprintCommand.Show(invocation, outcome.Diagnostics);
        }

        switch (form)
        {
            case OutputFormat.Json:
                invocation.Console.Out.Write(JsonOut.Document(json =>
                {
                    RunJson.Write(json, runId, outcome.Status, story);
                    json.Diagnostics(outcome.Diagnostics);
                }));
                break;
            case OutputFormat.Text when began:
                invocation.Console.Out.Write(new RunReport(invocation.Console.OutStyle).Render(runId, outcome.Status, story, all: false));
                break;
            default:
                break;
        }
    }
}
