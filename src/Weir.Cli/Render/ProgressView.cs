using System.Text;
using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>Shows a run live on a terminal: redraws its lines ten times a second, in place.</summary>
internal sealed class ProgressView : IEventSink, IDisposable
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly RunStory story = new();
    private readonly TextWriter terminal;
    private readonly Func<(int Width, int Height)> size;
    private readonly Style style;
    private readonly TimeProvider time;
    private readonly DateTimeOffset begun;
    private readonly ITimer timer;
    private int drawnLines;
    private bool closed;

    /// <param name="terminal">Where to draw.</param>
    /// <param name="size">The terminal's size now; it may change.</param>
    /// <param name="style">Colours.</param>
    /// <param name="time">The clock.</param>
    public ProgressView(TextWriter terminal, Func<(int Width, int Height)> size, Style style, TimeProvider time)
    {
        this.terminal = terminal;
        this.size = size;
        this.style = style;
        this.time = time;
        begun = time.GetUtcNow();
        timer = time.CreateTimer(_ => Draw(), null, Interval, Interval);
    }

    public void Publish(RunEvent runEvent)
    {
        lock (gate)
        {
            story.Apply(runEvent);
        }
    }

    /// <summary>Removes the picture, so that a report can take its place.</summary>
    public void Erase()
    {
        lock (gate)
        {
            Write(Begin().Append("\e[J"));
            drawnLines = 0;
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            closed = true;
            Write(new StringBuilder(ShowCursor));
        }
    }

    private void Draw()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            (int width, int height) = size();
            List<string> lines = new ProgressFrame(style, width, height).Render(story, time.GetUtcNow(), begun);
            StringBuilder frame = Begin().Append(HideCursor);
            foreach (string line in lines)
            {
                frame.Append(line).Append("\e[K\n");
            }

            Write(frame.Append("\e[J"));
            drawnLines = lines.Count;
        }
    }

    private StringBuilder Begin()
    {
        StringBuilder frame = new("\r");
        return drawnLines > 0 ? frame.Append("\e[").Append(drawnLines).Append('A') : frame;
    }

    private void Write(StringBuilder frame)
    {
        terminal.Write(frame.ToString());
        terminal.Flush();
    }
}
