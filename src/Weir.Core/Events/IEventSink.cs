namespace Weir.Core.Events;

/// <summary>Hears the events of a run. Must not throw, and must return at once: slow work goes to a queue of its own.</summary>
public interface IEventSink
{
    void Publish(RunEvent runEvent);
}
