using System.Runtime.InteropServices;
using Weir.Cli.Native;

namespace Weir.Cli.Commands;

/// <summary>Ctrl-C and SIGTERM: the first asks the run to stop and to leave everything as it was, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CliConsole console;
    private readonly PosixSignalRegistration[] registrations;

    public Interruption(CliConsole console, CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        this.console = console;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    /// <summary>What the first one is answered with.</summary>
    public string Said { get; init; } = "\nstopping; targets stay as they were (once more to stop at once)";

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        bool first = !source.IsCancellationRequested;
        context.Cancel = first;
        if (first)
        {
            console.Error.WriteLine(Said);
            console.Error.Flush();
            ProcessEnd.IsUrgent = true;
            source.Cancel();
        }
        else if (console.ErrorIsTerminal)
        {
            // A live picture hid the cursor; the process ends without coming back to it.
            console.Error.Write("\e[?25h");
            console.Error.Flush();
        }
    }
}
