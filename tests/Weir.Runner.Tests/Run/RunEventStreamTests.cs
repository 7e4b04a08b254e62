using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class RunEventStreamTests : IAsyncDisposable
{
    private readonly FakeStore store = new();
    private readonly RecordingSink sink = new();
    private readonly ManualTime time = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private RunEventStream Stream() => new(store, sink, time, "r1");

    private static ModuleStarted Started() => new() { RunId = "r1", At = default, ModuleId = "m" };

    [Fact]
    public void Small_events_wait_for_one_that_a_resume_depends_on()
    {
        RunEventStream stream = Stream();

        stream.Publish(Started());
        stream.Publish(Started());
        store.All.ShouldBeEmpty();
        stream.Publish(new PublishStarted { RunId = "r1", At = default, Steps = [] });

        store.Batches.ShouldBe([3]);
        sink.Events.Count.ShouldBe(3);
    }

    [Fact]
    public void Small_events_wait_no_longer_than_a_quarter_of_a_second()
    {
        RunEventStream stream = Stream();

        stream.Publish(Started());
        time.Advance(TimeSpan.FromMilliseconds(250));
        stream.Publish(Started());

        store.Batches.ShouldBe([2]);
    }

    [Fact]
    public void Progress_is_shown_at_most_five_times_a_second_and_never_stored()
    {
        RunEventStream stream = Stream();
        ProgressReporter reporter = new(stream, time, "m");

        for (int i = 0; i < 100; i++)
        {
            reporter.Report(new WorkProgress(i, null));
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        stream.Flush();
        sink.Events.OfType<ModuleProgress>().Select(p => p.Rows).ShouldBe([0, 20, 40, 60, 80]);
        store.All.ShouldBeEmpty();
    }
}
