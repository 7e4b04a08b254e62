using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Runner.Run;

/// <summary>Requests to stop runs of other processes, kept in the state store.</summary>
public static class CancelRequests
{
    private const string Prefix = "cancel/";

    /// <summary>Asks the process that executes a run to stop it, as Ctrl-C would.</summary>
    /// <param name="state">The store that the process shares.</param>
    /// <param name="runId">The run.</param>
    /// <param name="who">Who asks, for the notice.</param>
    public static void Ask(IStateStore state, string runId, string who)
    {
        while (state.TryPut(Prefix + runId, who, state.Get(Prefix + runId)?.Version ?? 0) is null)
        {
        }
    }

    /// <summary>Who asked for a run to be stopped; null when nobody did.</summary>
    public static string? AskedBy(IStateStore state, string runId) => state.Get(Prefix + runId)?.Value;

    /// <summary>Forgets a request.</summary>
    public static void Clear(IStateStore state, string runId)
    {
        if (state.Get(Prefix + runId) is { } entry)
        {
            state.TryRemove(entry.Key, entry.Version);
        }
    }

    /// <summary>Looks for a request again and again while a run is at work.</summary>
    internal sealed class Watch : IDisposable
    {
        private readonly CancellationTokenSource asked = new();
        private readonly RunnerServices services;
        private readonly string runId;
        private readonly RunEventStream events;
        private readonly ITimer? timer;

        public Watch(RunnerServices services, string runId, RunEventStream events)
        {
            this.services = services;
            this.runId = runId;
            this.events = events;
            if (services.CancelPoll is { } poll)
            {
                // A request from before belongs to an attempt that has ended.
                Clear(services.State, runId);
                timer = services.Time.CreateTimer(static watch => ((Watch)watch!).Look(), this, poll, poll);
            }
        }

        public CancellationToken Token => asked.Token;

        public void Dispose()
        {
            timer?.Dispose();
            if (asked.IsCancellationRequested)
            {
                Clear(services.State, runId);
            }

            asked.Dispose();
        }

        private void Look()
        {
            try
            {
                if (!asked.IsCancellationRequested && AskedBy(services.State, runId) is { } who)
                {
                    events.Notice(RunnerCodes.CancelAsked, $"The run is being stopped, as {who} asked.");
                    asked.Cancel();
                }
            }
            catch (Exception failure) when (failure is WeirException or ObjectDisposedException)
            {
                // The store could not be asked, or the run has just ended; the next look, if there is one, asks again.
            }
        }
    }
}
