using Weir.Cli.CommandLine;

namespace Weir.Cli.Tests.CommandLine;

public sealed class CommandLineParserTests
{
    private static readonly Option Profile = new("--profile", "a profile") { Letter = 'p', ValueName = "NAME" };
    private static readonly Option Pair = new("--ctx", "a pair") { ValueName = "K=V", IsRepeatable = true };
    private static readonly Option Resume = new("--resume", "a run") { ValueName = "RUN", IsValueOptional = true };
    private static readonly Option Wait = new("--wait", "a flag") { Letter = 'w' };
    private static readonly Option Form = new("--format", "a choice") { ValueName = "F", Choices = ["text", "json"], Default = "text" };

    private static readonly CommandSpec Spec = new("run", "runs")
    {
        Arguments = [new Argument("BLUEPRINT", "the file")],
        Options = [Profile, Pair, Resume, Wait, Form],
    };

    [Theory]
    [InlineData("a.yml", "--profile", "prod")]
    [InlineData("--profile", "prod", "a.yml")]
    [InlineData("--profile=prod", "a.yml")]
    [InlineData("-p", "prod", "a.yml")]
    [InlineData("-pprod", "a.yml")]
    [InlineData("-p=prod", "a.yml")]
    [InlineData("-wp", "prod", "a.yml")]
    public void A_value_is_read_in_every_spelling(params string[] words)
    {
        ParsedCommand parsed = CommandLineParser.Parse(Spec, words);

        parsed.Get(Profile).ShouldBe("prod");
        parsed.Words.ShouldBe(["a.yml"]);
    }

    [Fact]
    public void An_option_that_is_not_given_has_its_default()
    {
        ParsedCommand parsed = CommandLineParser.Parse(Spec, ["a.yml"]);

        parsed.Get(Form).ShouldBe("text");
        parsed.Get(Profile).ShouldBeNull();
        parsed.Has(Form).ShouldBeFalse();
    }

    [Fact]
    public void A_repeatable_option_keeps_all_its_values_in_order_and_the_last_of_a_key_wins()
    {
        ParsedCommand parsed = CommandLineParser.Parse(Spec, ["a.yml", "--ctx", "x=1", "--ctx=y=2=3", "--ctx", "x=4"]);

        parsed.All(Pair).ShouldBe(["x=1", "y=2=3", "x=4"]);
        parsed.GetPairs(Pair).ShouldBe(new Dictionary<string, string> { ["x"] = "4", ["y"] = "2=3" });
    }

    [Theory]
    [InlineData(null, "a.yml", "--resume")]
    [InlineData(null, "--resume", "a.yml")]
    [InlineData(null, "--resume", "--wait", "a.yml")]
    [InlineData("r1", "a.yml", "--resume", "r1")]
    [InlineData("r1", "--resume", "r1", "a.yml")]
    [InlineData("r1", "--resume=r1", "a.yml")]
    public void An_optional_value_is_taken_only_when_the_command_has_no_place_for_the_word(string? expected, params string[] words)
    {
        ParsedCommand parsed = CommandLineParser.Parse(Spec, words);

        parsed.Has(Resume).ShouldBeTrue();
        parsed.Get(Resume).ShouldBe(expected);
        parsed.Words.ShouldBe(["a.yml"]);
    }

    [Fact]
    public void Two_dashes_end_the_options()
    {
        CommandLineParser.Parse(Spec, ["--", "--odd-name.yml"]).Words.ShouldBe(["--odd-name.yml"]);
    }

    [Theory]
    [InlineData("weir run has no option '--profil'.", "Did you mean '--profile'?", "a.yml", "--profil", "x")]
    [InlineData("weir run has no option '-z'.", "See 'weir run --help'.", "a.yml", "-z")]
    [InlineData("--profile needs a value: --profile NAME.", null, "a.yml", "--profile")]
    [InlineData("--profile needs a value: --profile NAME.", null, "a.yml", "--profile", "--wait")]
    [InlineData("--profile is given twice.", null, "a.yml", "-p", "x", "--profile", "y")]
    [InlineData("--wait takes no value.", null, "a.yml", "--wait=yes")]
    [InlineData("--format can't be 'jsn'.", "Did you mean 'json'?", "a.yml", "--format", "jsn")]
    [InlineData("weir run needs BLUEPRINT: the file.", "Usage: weir run BLUEPRINT [options]")]
    [InlineData("weir run does not know what to do with 'b.yml'.", "Usage: weir run BLUEPRINT [options]", "a.yml", "b.yml")]
    public void Wrong_usage_is_refused_with_a_way_out(string message, string? hint, params string[] words)
    {
        UsageException wrong = Should.Throw<UsageException>(() => CommandLineParser.Parse(Spec, words));

        wrong.Message.ShouldBe(message);
        wrong.Hint.ShouldBe(hint);
    }

    [Theory]
    [InlineData("no-equals", "--ctx takes KEY=VALUE, not 'no-equals'.")]
    [InlineData("=secret", "--ctx takes KEY=VALUE, not '=...'.")]
    public void A_pair_without_a_key_is_refused_and_its_value_is_not_shown(string pair, string message)
    {
        ParsedCommand parsed = CommandLineParser.Parse(Spec, ["a.yml", "--ctx", pair]);

        Should.Throw<UsageException>(() => parsed.GetPairs(Pair)).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("99999999999")]
    public void A_number_out_of_range_is_refused(string text)
    {
        Option last = new("--last", "how many") { ValueName = "N" };
        ParsedCommand parsed = CommandLineParser.Parse(new CommandSpec("runs", "lists") { Options = [last] }, [$"--last={text}"]);

        Should.Throw<UsageException>(() => parsed.GetInteger(last, 1)).Message.ShouldBe($"--last takes a whole number of at least 1, not '{text}'.");
    }
}
