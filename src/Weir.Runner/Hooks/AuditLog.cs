using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Runner.Hooks;

/// <summary>An append-only file of JSON lines. Each line holds the hash of the one before and its own, so that a changed, removed or inserted line is found.</summary>
/// <remarks>Several processes may write; each line is written while the file is locked. Lines cut off at the end can only be found by whoever noted the last hash elsewhere.</remarks>
public sealed class AuditLog(string path, TimeProvider time)
{
    private const int TailBytes = 64 * 1024;
    private const int LockAttempts = 2_000;
    private const string HashKey = ",\"hash\":\"";

    private static readonly string Start = new('0', SHA256.HashSizeInBytes * 2);
    private static readonly string Actor = $"{Environment.UserName}@{Environment.MachineName}";

    private readonly Lock gate = new();

    /// <exception cref="IOException">The file can't be written, or another process keeps it locked.</exception>
    public void Append(AuditEntry entry)
    {
        lock (gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using FileStream file = Open();
            (long sequence, string previous) = Last(file);
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(Line(entry, sequence + 1, previous) + "\n"));
        }
    }

    /// <summary>Checks every line of a log.</summary>
    /// <returns>The number of lines and the last hash; or, in <c>Problem</c>, the first line that does not fit.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static (long Lines, string LastHash, string? Problem) Verify(string path)
    {
        long lines = 0;
        string previous = Start;
        foreach (string line in File.ReadLines(path))
        {
            lines++;
            if (!TryRead(line, out string body, out string hash) || HashOf(body) != hash)
            {
                return (lines, previous, $"line {lines} was changed: its hash does not fit");
            }

            if (!body.Contains($"\"seq\":{lines},", StringComparison.Ordinal) || !body.EndsWith($"\"prev\":\"{previous}\"", StringComparison.Ordinal))
            {
                return (lines, previous, $"before line {lines} a line was removed, inserted or moved");
            }

            previous = hash;
        }

        return (lines, previous, null);
    }

    private string Line(AuditEntry entry, long sequence, string previous)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", sequence);
            json.WriteString("at", time.GetUtcNow().UtcDateTime);
            json.WriteString("actor", Actor);
            json.WriteString("action", entry.Action);
            json.WriteString("resource", entry.Resource);
            json.WriteString("status", entry.Status);
            json.WriteString("run_id", entry.RunId);
            json.WriteString("trace_id", entry.TraceId);
            json.WriteStartObject("facts");
            foreach ((string name, string value) in entry.Facts)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString("prev", previous);
            json.WriteEndObject();
        }

        string body = Encoding.UTF8.GetString(buffer.WrittenSpan)[..^1];
        return $"{body}{HashKey}{HashOf(body)}\"}}";
    }

    private static bool TryRead(string line, out string body, out string hash)
    {
        int at = line.LastIndexOf(HashKey, StringComparison.Ordinal);
        bool fits = at > 0 && line.Length == at + HashKey.Length + Start.Length + 2 && line.EndsWith("\"}", StringComparison.Ordinal);
        body = fits ? line[..at] : "";
        hash = fits ? line.Substring(at + HashKey.Length, Start.Length) : "";
        return fits;
    }

    private static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>The file, locked: others wait for microseconds.</summary>
    private FileStream Open()
    {
        SpinWait patience = default;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts && File.Exists(path))
            {
                patience.SpinOnce();
            }
        }
    }

    /// <summary>The number and hash of the last line. A line that a dying process left unfinished is ended, so that it is found.</summary>
    private static (long Sequence, string Hash) Last(FileStream file)
    {
        if (file.Length == 0)
        {
            return (0, Start);
        }

        int length = (int)Math.Min(file.Length, TailBytes);
        byte[] tail = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(tail);
        string text = Encoding.UTF8.GetString(tail);
        if (!text.EndsWith('\n'))
        {
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'\n');
            text += "\n";
        }

        string[] lines = text.Split('\n');
        string last = lines[^2];
        if (!TryRead(last, out string body, out string hash))
        {
            throw new WeirException(new Diagnostic(RunnerCodes.AuditBroken, SourceSpan.None, "The audit log's last line is not one of its own.")
            {
                Hint = "Check it with 'weir audit', and move it away to begin a new one.",
            });
        }

        using JsonDocument json = JsonDocument.Parse(body + "}");
        return (json.RootElement.GetProperty("seq").GetInt64(), hash);
    }
}
