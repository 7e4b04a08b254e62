using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Hocon;

namespace Weir.Formats.Tests.Hocon;

public sealed class PropertyTests
{
    private static readonly string[] Pieces =
        ["a", "b.c", " = ", ":", "{", "}", "[", "]", ",", "\n", "\"", "\"\"\"", "${a}", "${?b.c}", "${", "+=", "include ", "\"x\"", "#c", "//", "\\", " ", "1", "true", "null", "é", "$", ".", "file(", ")", "\u2028", "\0"];

    [Fact]
    public void A_random_configuration_in_a_random_style_reads_back_as_what_was_written() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), ReadsBack)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_text_gives_a_document_and_findings_with_places_in_it() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Pieces)).ToArbitrary(), IsSound)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(60));

    [Fact]
    public void A_sound_text_cut_anywhere_still_gives_a_document() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            string text = new RandomConfig(seed).Text;
            return IsSound([text[..(seed % (text.Length + 1))]]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool ReadsBack(int seed)
    {
        RandomConfig config = new(seed);
        HoconText read = HoconText.From(config.Text);
        read.Findings.ShouldBeEmpty($"seed {seed}:\n{config.Text}");
        Sorted(read.Document.Root).ShouldBe(Sorted(config.Expected), $"seed {seed}:\n{config.Text}");
        return true;
    }

    private static bool IsSound(string[] pieces)
    {
        string text = string.Concat(pieces);
        DiagnosticBag bag = new();
        SourceText source = new("main.conf", text);
        Document document = HoconFormat.Read(source, HoconReadOptions.Closed, bag);
        document.Root.ShouldNotBeNull();
        foreach (Diagnostic finding in bag)
        {
            finding.Span.Source.ShouldBe(source);
            finding.Span.Start.ShouldBeInRange(0, text.Length);
            finding.Span.End.ShouldBeInRange(finding.Span.Start, text.Length);
            finding.Message.ShouldEndWith(".");
        }

        return true;
    }

    private static string Sorted(Node node) => node switch
    {
        MappingNode mapping => "{" + string.Join(',', mapping.Entries.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"<{e.Name}>:{Sorted(e.Value)}")) + "}",
        SequenceNode sequence => "[" + string.Join(',', sequence.Items.Select(Sorted)) + "]",
        ScalarNode scalar => scalar.Kind == ScalarKind.Text ? $"<{scalar.Text}>" : scalar.Text,
        _ => "",
    };

    private static string Sorted(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        string text => $"<{text}>",
        List<object?> list => new StringBuilder("[").AppendJoin(',', list.Select(Sorted)).Append(']').ToString(),
        Dictionary<string, object?> fields => "{" + string.Join(',', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"<{f.Key}>:{Sorted(f.Value)}")) + "}",
        _ => throw new InvalidOperationException(),
    };
}
