using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Tests.Support;

namespace Weir.Formats.Tests.Yaml;

public sealed class YamlPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", "\t", " ", "'", "\"", "[", "]", "{", "}", ",", "|", ">", "|2-", "&a", "*a", "&", "*", "!", "!!str", "!x", "<<", "#", " # c", "\\", "\\n", "\\x4", "\r\n", "---", "\n---\n",
        "\n...\n", "%YAML 1.2\n", "@", "`", "1", "null", "\uFEFF", "é", "\U0001F600", "\0", "\u2028", "{{", "}}",
    ];

    [Fact]
    public void A_random_tree_in_random_styles_reads_back_as_what_was_written() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), ReadsBack).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Every_character_of_every_value_leads_back_to_the_source() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), LeadsBack).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Random_documents_read_as_by_another_reader() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            string text = new RandomYaml(seed).Text;
            return OtherReader.Show(text) is not { } other || other == YamlText.Show(YamlText.Read(text).Root);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_other_reader_can_read_most_random_documents() =>
        Enumerable.Range(0, 500).Count(seed => OtherReader.Show(new RandomYaml(seed).Text) is not null).ShouldBeGreaterThan(350);

    [Fact]
    public void Any_text_gives_a_tree_and_findings_with_places_in_it() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Pieces)).ToArbitrary(), pieces => IsSound(string.Concat(pieces))).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithEndSize(60));

    [Fact]
    public void A_sound_text_cut_or_struck_anywhere_still_gives_a_tree() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            Random random = new(seed);
            string text = new RandomYaml(seed).Text;
            int at = random.Next(text.Length);
            return IsSound(text[..at]) && IsSound(text.Remove(at, 1)) && IsSound(text.Insert(at, Pieces[random.Next(Pieces.Length)]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool ReadsBack(int seed)
    {
        RandomYaml written = new(seed);
        (Node root, DiagnosticBag findings) = YamlText.Read(written.Text);
        findings.Select(YamlText.Line).ShouldBeEmpty($"seed {seed}:\n{written.Text}");
        (YamlText.Show(root) == written.Expected).ShouldBeTrue($"seed {seed}: expected {written.Expected}\nbut was {YamlText.Show(root)}\nof\n{written.Text}");
        return true;
    }

    private static bool LeadsBack(int seed)
    {
        string text = new RandomYaml(seed).Text;
        foreach (ScalarNode scalar in YamlText.All(YamlText.Good(text)).OfType<ScalarNode>())
        {
            int before = scalar.Span.Start;
            for (int i = 0; i < scalar.Text.Length; i++)
            {
                int at = scalar.Map!.SourceOffset(i);
                at.ShouldBeInRange(before, scalar.Span.End, $"seed {seed}, character {i} of '{scalar.Text}':\n{text}");
                char source = text[at];
                bool stands = source == scalar.Text[i]
                    || (scalar.Text[i] is ' ' or '\n' && source is '\n' or '\r')
                    || (source == '\\' && text[scalar.Span.Start] == '"');
                stands.ShouldBeTrue($"seed {seed}, character {i} of '{scalar.Text}' leads to '{source}':\n{text}");
                before = at;
            }
        }

        return true;
    }

    private static bool IsSound(string text)
    {
        (Node root, DiagnosticBag findings) = YamlText.Read(text);
        foreach (Diagnostic finding in findings)
        {
            finding.Span.Source!.Text.ShouldBe(text);
            finding.Span.Start.ShouldBeInRange(0, text.Length);
            finding.Message.ShouldEndWith(".");
            finding.Hint.ShouldNotBeNullOrEmpty();
        }

        foreach (Node node in YamlText.All(root))
        {
            node.Span.Start.ShouldBeInRange(0, text.Length);
            node.Span.End.ShouldBeInRange(node.Span.Start, text.Length);
            if (node is ScalarNode { Map: { } map } scalar)
            {
                map.Locate(0, scalar.Text.Length).Start.ShouldBeInRange(0, text.Length);
            }
        }

        return true;
    }
}
