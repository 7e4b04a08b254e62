using Weir.Cli.Render;
using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Output;

/// <summary>Where the events of a run go: the terminal, a log, or lines of JSON; and into the story for the summary.</summary>
internal sealed class RunOutput : IDisposable
{
    private readonly StoryKeeper keeper;
    private readonly ProgressView? view;

    private RunOutput(IEventSink shown)
    {
        keeper = new StoryKeeper(shown);
        view = shown as ProgressView;
    }

    public IEventSink Sink => keeper;

    public RunStory Story => keeper.Story;

    public static RunOutput Open(CliConsole console, TimeProvider time, string format) => new(format switch
    {
        "jsonl" => new JsonLines(console.Out),
        _ when console.ErrorIsTerminal => new ProgressView(console.Error, console.Size, console.ErrorStyle, time),
        _ => new EventLines(console.Error, console.ErrorStyle),
    });

    /// <summary>Removes a live picture, so that other text can be written.</summary>
    public void Clear() => view?.Erase();

    public void Dispose() => view?.Dispose();
}
