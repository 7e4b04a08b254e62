using Weir.Cli.Render;

namespace Weir.Cli.Tests.Render;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.9994, "999 ms")]
    [InlineData(1.5, "1.50 s")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(7384, "2 h 03 min")]
    public void A_duration_has_about_three_figures(double seconds, string expected) =>
        Figures.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(12_345_678, "11.8 MiB")]
    [InlineData(long.MaxValue, "8192 PiB")]
    public void Bytes_have_a_unit(long bytes, string expected) => Figures.Bytes(bytes).ShouldBe(expected);

    [Theory]
    [InlineData(500_000, 1.5, "333 k rows/s")]
    [InlineData(3_000_000, 1, "3.0 M rows/s")]
    [InlineData(42, 1, "42 rows/s")]
    [InlineData(0, 1, "")]
    [InlineData(10, 0, "")]
    public void A_rate_is_told_where_there_is_one(long rows, double seconds, string expected) =>
        Figures.Rate(rows, TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Theory]
    [InlineData(0.5, "█████", 10)]
    [InlineData(0.5, "██▌", 5)]
    [InlineData(2, "███", 3)]
    [InlineData(double.NaN, "   ", 3)]
    public void A_bar_is_as_long_as_its_share(double share, string expected, int width)
    {
        string bar = Bars.Share(share, width);

        bar.Length.ShouldBe(width);
        bar.ShouldBe(expected.PadRight(width));
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🙂", 2)]
    public void Text_is_measured_in_cells(string text, int width) => TextWidth.Of(text).ShouldBe(width);

    [Theory]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("漢字漢字", 5, "漢字…")]
    [InlineData("abc", 0, "")]
    public void Text_is_cut_to_cells(string text, int width, string expected) => TextWidth.Cut(text, width).ShouldBe(expected);
}
