using System.Text.Json;
using Weir.Core.Events;

namespace Weir.Cli.Output;

/// <summary>Writes each event as one line of JSON, at once.</summary>
/// <remarks>A reader that goes away stops the lines, never the run.</remarks>
internal sealed class JsonLines(TextWriter output) : IEventSink
{
    private readonly Lock gate = new();
    private bool broken;

    public void Publish(RunEvent runEvent)
    {
        string line = RunEventJson.ToText(runEvent);
        lock (gate)
        {
            if (broken)
            {
                return;
            }

            try
            {
                output.Write(line + "\n");
                output.Flush();
            }
            catch (IOException)
            {
                broken = true;
            }
        }
    }
}
