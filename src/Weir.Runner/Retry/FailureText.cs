using System.Text;

namespace Weir.Runner.Retry;

/// <summary>The text of a failure that retry policies match: its message and those of its causes.</summary>
internal static class FailureText
{
    public static string Of(Exception failure)
    {
        if (failure.InnerException is null)
        {
            return failure.Message;
        }

        StringBuilder text = new();
        for (Exception? current = failure; current is not null; current = current.InnerException)
        {
            text.AppendLine(current.Message);
        }

        return text.ToString();
    }
}
