using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;

namespace Weir.Runner.Tasks.Processes;

/// <summary>Reads one stream of a program, by lines, within bounds.</summary>
internal sealed class StreamReading(ITaskContext context, string name, OutputMode mode, StreamWriter? file, int captureLimit)
{
    private const int LongestLine = 64 * 1024;

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> captured = new();
    private readonly StringBuilder line = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private bool truncated;
    private bool finished;

    public string? LastLine { get; private set; }

    public async Task ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                Take(buffer.AsSpan(0, read));
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The task has ended; a child of the program still prints.
        }
    }

    /// <summary>Takes nothing more; the last line may have had no line break.</summary>
    public void Finish()
    {
        lock (gate)
        {
            if (!finished && line.Length > 0)
            {
                EndLine();
            }

            finished = true;
        }
    }

    public void AddTo(JsonObject outputs)
    {
        if (mode == OutputMode.Capture)
        {
            string text = Encoding.UTF8.GetString(captured.WrittenSpan);
            outputs[name] = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
            outputs[$"{name}_truncated"] = truncated;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (finished)
            {
                return;
            }

            if (mode == OutputMode.Capture)
            {
                int room = Math.Min(bytes.Length, captureLimit - captured.WrittenCount);
                captured.Write(bytes[..room]);
                truncated |= room < bytes.Length;
            }

            char[] characters = new char[decoder.GetCharCount(bytes, flush: false)];
            decoder.GetChars(bytes, characters, flush: false);
            TakeLines(characters);
        }
    }

    private void TakeLines(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('\n');
            line.Append(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (end >= 0 || line.Length > LongestLine)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        string text = line.ToString().TrimEnd('\r');
        line.Clear();
        LastLine = text.Length > 0 ? text : LastLine;
        switch (mode)
        {
            case OutputMode.Events or OutputMode.Capture:
                context.Log.Output(name, text);
                break;
            case OutputMode.File:
                lock (file!)
                {
                    file.WriteLine(context.Redactor.Redact(text));
                }

                break;
        }
    }
}
