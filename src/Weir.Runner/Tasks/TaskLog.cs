using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>Makes events of what a Task says, without secrets and within bounds: a program that prints without end fills no history.</summary>
internal sealed class TaskLog(RunContext context, string moduleId) : ITaskLog
{
    private const int LongestLine = 4_000;
    private const int MostLines = 2_000;

    private int kept;
    private long dropped;

    public void Write(Severity severity, string message) => Publish(TaskLogged.Own, severity, message);

    public void Output(string stream, string line)
    {
        if (Interlocked.Increment(ref kept) > MostLines)
        {
            Interlocked.Increment(ref dropped);
            return;
        }

        Publish(stream, Severity.Note, line.Length > LongestLine ? $"{line[..LongestLine]}... ({line.Length - LongestLine} more characters)" : line);
    }

    /// <summary>Tells how much was not kept.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref dropped, 0) is > 0 and long count)
        {
            context.Events.Notice(TaskCodes.OutputTooLong, $"'{moduleId}' printed {count} more lines, which are not kept.", moduleId);
        }
    }

    private void Publish(string stream, Severity severity, string message) => context.Events.Publish(new TaskLogged
    {
        RunId = context.RunId,
        At = context.Events.Now,
        ModuleId = moduleId,
        Stream = stream,
        Severity = severity,
        Message = context.Services.Redactor.Redact(message),
    });
}
