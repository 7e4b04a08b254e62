using Weir.Core.Events;
using Weir.Observability.Export;

namespace Weir.Observability.Tests;

public sealed class ExportSinkTests
{
    [Fact]
    public async Task Every_event_is_told_in_order_to_all_and_a_failing_one_is_told_of()
    {
        Recorder good = new();
        Recorder bad = new() { Failure = new InvalidOperationException("collector is away") };
        ExportSink sink = new([bad, good], 100, TimeSpan.FromMinutes(1), TimeProvider.System);
        foreach (RunEvent runEvent in Events.Of(RunStatus.Success))
        {
            sink.Publish(runEvent);
        }

        await sink.DisposeAsync();
        good.Heard.ShouldBe(Events.Of(RunStatus.Success).Select(e => e.Name));
        good.Disposed.ShouldBeTrue();
        sink.Failures["recorder"].ShouldBe("collector is away");
        sink.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task A_collector_that_hangs_holds_up_nobody_and_what_does_not_fit_is_counted()
    {
        Recorder hanging = new() { Hang = new TaskCompletionSource() };
        ExportSink sink = new([hanging], 4, TimeSpan.Zero, TimeProvider.System);
        sink.Publish(Events.Of(RunStatus.Success)[0]);
        await hanging.Entered.Task;
        for (int i = 0; i < 10; i++)
        {
            sink.Publish(Events.Of(RunStatus.Success)[0]);
        }

        sink.Dropped.ShouldBe(6);
        await sink.DisposeAsync();
        sink.Failures["queue"].ShouldBe("not everything was told within 0 s");
        hanging.Hang.SetResult();
    }

    private sealed class Recorder : IEventExporter
    {
        public List<string> Heard { get; } = [];

        public Exception? Failure { get; init; }

        public TaskCompletionSource? Hang { get; init; }

        public TaskCompletionSource Entered { get; } = new();

        public bool Disposed { get; private set; }

        public string Name => "recorder";

        public async ValueTask ExportAsync(RunEvent runEvent, CancellationToken cancellationToken)
        {
            Entered.TrySetResult();
            if (Hang is not null)
            {
                await Hang.Task;
            }

            if (Failure is not null)
            {
                throw Failure;
            }

            Heard.Add(runEvent.Name);
        }

        public ValueTask DisposeAsync()
        {
            Disposed = true;
            return default;
        }
    }
}
