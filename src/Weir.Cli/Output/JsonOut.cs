using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;

namespace Weir.Cli.Output;

/// <summary>Writes JSON documents; every one begins with <c>schema_version</c>.</summary>
internal static class JsonOut
{
    /// <summary>Raised when a key changes its meaning or goes away; new keys do not raise it.</summary>
    public const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object with the version and whatever <paramref name="body"/> writes.</summary>
    public static string Document(Action<Utf8JsonWriter> body) => Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema_version", SchemaVersion);
        body(json);
        json.WriteEndObject();
    });

    public static string Text(Action<Utf8JsonWriter> body)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            body(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    public static void Number(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Duration(this Utf8JsonWriter json, string name, TimeSpan? value)
    {
        if (value is { } duration)
        {
            json.WriteNumber(name, Math.Round(duration.TotalMilliseconds, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Moment(this Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } moment)
        {
            json.WriteString(name, moment.UtcDateTime);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static string NameOf(RunStatus status) => status.ToString().ToLowerInvariant();

    public static void Error(this Utf8JsonWriter json, string name, RunError? error)
    {
        if (error is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("module_id", error.ModuleId);
        json.WriteString("error_type", error.ErrorType);
        json.WriteString("place", error.Place);
        json.WriteString("hint", error.Hint);
        json.WriteEndObject();
    }

    public static void Diagnostics(this Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics) => json.Array("diagnostics", diagnostics, diagnostic =>
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code.Id);
        json.WriteString("name", diagnostic.Code.Slug);
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("fault", diagnostic.Code.Fault.ToString().ToLowerInvariant());
        json.WriteString("message", diagnostic.Message);
        json.WriteString("hint", diagnostic.Hint);
        json.WriteString("module_id", diagnostic.ModuleId);
        Place(json, diagnostic.Span);
        if (diagnostic.Edit is { } edit)
        {
            json.WriteStartObject("edit");
            Place(json, edit.Span);
            json.WriteString("new_text", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private static void Place(Utf8JsonWriter json, SourceSpan span)
    {
        if (span.Source is null)
        {
            return;
        }

        (int line, int column) = span.Source.PositionOf(span.Start);
        (int endLine, int endColumn) = span.Source.PositionOf(span.End);
        json.WriteString("path", span.Source.Path);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("end_line", endLine);
        json.WriteNumber("end_column", endColumn);
    }
}
