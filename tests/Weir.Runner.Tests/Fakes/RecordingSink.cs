using Weir.Core.Events;

namespace Weir.Runner.Tests.Fakes;

internal sealed class RecordingSink : IEventSink
{
    private readonly Lock gate = new();
    private readonly List<RunEvent> events = [];

    /// <summary>Called with the number of the event, from 1, before it is recorded; may throw.</summary>
    public Action<int, RunEvent> OnEvent { get; set; } = (_, _) => { };

    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    public void Publish(RunEvent runEvent)
    {
        int number;
        lock (gate)
        {
            events.Add(runEvent);
            number = events.Count;
        }

        OnEvent(number, runEvent);
    }
}
