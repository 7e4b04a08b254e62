using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Tests.Specs;

public sealed class IntegerTypeTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("+12", 12)]
    [InlineData("-12", -12)]
    [InlineData("1_000", 1000)]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("0x7fffffffffffffff", long.MaxValue)]
    [InlineData("0o777777777777777777777", long.MaxValue)]
    public void Reads_the_integers_of_the_formats(string text, long expected)
    {
        DiagnosticBag bag = [];

        IntegerType.Any.TryRead(Node(text), new SpecReader(bag), out long value).ShouldBeTrue();

        value.ShouldBe(expected);
        bag.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("0xffffffffffffffff")]
    [InlineData("0o1000000000000000000000")]
    [InlineData("9223372036854775808")]
    public void Refuses_what_is_none(string text)
    {
        DiagnosticBag bag = [];

        IntegerType.Any.TryRead(Node(text), new SpecReader(bag), out _).ShouldBeFalse();

        bag.ShouldHaveSingleItem().Code.ShouldBe(SpecCodes.WrongType);
    }

    private static ScalarNode Node(string text) => new(text, ScalarKind.Text, new SourceSpan(new SourceText("a", text), 0, text.Length));
}
