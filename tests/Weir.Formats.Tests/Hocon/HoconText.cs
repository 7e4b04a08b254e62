using System.Text;
using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Hocon;
using Weir.Formats.Hocon.Includes;

namespace Weir.Formats.Tests.Hocon;

/// <summary>Reads HOCON in tests: the result as compact JSON, the findings as lines.</summary>
internal sealed class HoconText
{
    private HoconText(Document document, DiagnosticBag bag)
    {
        Document = document;
        Findings = [.. bag.InSourceOrder().Select(d => $"{(d.Span.Source?.Path is "main.conf" or null ? "" : d.Span.Source.Path + ":")}{d.Span.Line}:{d.Span.Column} {d.Code.Slug} {d.Message}")];
        Hints = [.. bag.InSourceOrder().Select(d => d.Hint)];
    }

    public Document Document { get; }

    public IReadOnlyList<string> Findings { get; }

    public IReadOnlyList<string?> Hints { get; }

    public string Json
    {
        get
        {
            Findings.ShouldBeEmpty();
            return Render(Document.Root);
        }
    }

    /// <summary>The scalar at a path of keys.</summary>
    public ScalarNode At(params string[] path) => (ScalarNode)path.Aggregate(Document.Root, (node, key) => ((MappingNode)node)[key]!);

    public static HoconText From(string text, Dictionary<string, string>? environment = null, Dictionary<string, string>? files = null, HoconReadOptions? options = null)
    {
        DiagnosticBag bag = new();
        options = (options ?? new HoconReadOptions()) with
        {
            Environment = name => environment?.GetValueOrDefault(name),
            Includes = files is null ? null : new Files(files),
        };
        return new HoconText(HoconFormat.Read(new SourceText("main.conf", text), options, bag), bag);
    }

    /// <summary>The result as JSON.</summary>
    public static string Read(string text) => From(text).Json;

    public static string Render(Node node)
    {
        StringBuilder into = new();
        Render(node, into);
        return into.ToString();
    }

    private static void Render(Node node, StringBuilder into)
    {
        switch (node)
        {
            case MappingNode mapping:
                into.Append('{');
                foreach (MappingEntry entry in mapping.Entries)
                {
                    into.Append(into[^1] == '{' ? "" : ",").Append(Quote(entry.Name)).Append(':');
                    Render(entry.Value, into);
                }

                into.Append('}');
                break;
            case SequenceNode sequence:
                into.Append('[');
                for (int i = 0; i < sequence.Items.Length; i++)
                {
                    into.Append(i == 0 ? "" : ",");
                    Render(sequence.Items[i], into);
                }

                into.Append(']');
                break;
            case ScalarNode scalar:
                into.Append(scalar.Kind == ScalarKind.Text ? Quote(scalar.Text) : scalar.Text);
                break;
        }
    }

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private sealed class Files(Dictionary<string, string> files) : IIncludeReader
    {
        public IncludeOutcome Read(string path) =>
            files.TryGetValue(path, out string? text) ? new IncludeOutcome(new SourceText(path, text), path) : IncludeOutcome.Missing;
    }
}
