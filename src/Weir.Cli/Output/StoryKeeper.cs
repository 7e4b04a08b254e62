using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Output;

/// <summary>Keeps the story of a run for its summary, and hands every event on.</summary>
internal sealed class StoryKeeper(IEventSink next) : IEventSink
{
    private readonly Lock gate = new();

    /// <summary>Read it when the run is over.</summary>
    public RunStory Story { get; } = new();

    public void Publish(RunEvent runEvent)
    {
        lock (gate)
        {
            Story.Apply(runEvent);
        }

        next.Publish(runEvent);
    }
}
