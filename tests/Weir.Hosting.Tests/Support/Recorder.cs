using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Hosting.Tests.Support;

/// <summary>Keeps the events of a run.</summary>
internal sealed class Recorder(List<RunEvent> events) : IEventSink
{
    public void Publish(RunEvent runEvent)
    {
        lock (events)
        {
            events.Add(runEvent);
        }
    }
}
