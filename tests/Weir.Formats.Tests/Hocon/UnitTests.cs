using Weir.Formats.Hocon;

namespace Weir.Formats.Tests.Hocon;

/// <summary>The specification's "Units format": durations and sizes.</summary>
public sealed class UnitTests
{
    [Theory]
    [InlineData("10", 10.0)]
    [InlineData(" 10 ms ", 10.0)]
    [InlineData("1.5s", 1500.0)]
    [InlineData("10 seconds", 10_000.0)]
    [InlineData("2 minutes", 120_000.0)]
    [InlineData("1h", 3_600_000.0)]
    [InlineData("1 day", 86_400_000.0)]
    [InlineData("500 micros", 0.5)]
    [InlineData("100ns", 0.0001)]
    [InlineData("-3s", -3000.0)]
    public void Durations(string text, double milliseconds)
    {
        HoconUnits.TryDuration(text, out TimeSpan value).ShouldBeTrue();
        value.TotalMilliseconds.ShouldBe(milliseconds, 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("10 Seconds")]
    [InlineData("10 weeks")]
    [InlineData("1 2 s")]
    [InlineData("999999999999 days")]
    public void What_is_no_duration(string text) => HoconUnits.TryDuration(text, out _).ShouldBeFalse();

    [Fact]
    public void A_bare_number_counts_the_readers_unit()
    {
        HoconUnits.TryDuration("90", out TimeSpan value, "seconds").ShouldBeTrue();
        value.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("10 bytes", 10)]
    [InlineData("1B", 1)]
    [InlineData("1kB", 1000)]
    [InlineData("1K", 1024)]
    [InlineData("1k", 1024)]
    [InlineData("1Ki", 1024)]
    [InlineData("1 KiB", 1024)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("2 megabytes", 2_000_000)]
    [InlineData("2 mebibyte", 2_097_152)]
    [InlineData("1.5G", 1_610_612_736)]
    [InlineData("0.1kB", 100)]
    [InlineData("1E", 1_152_921_504_606_846_976)]
    [InlineData("7 exabytes", 7_000_000_000_000_000_000)]
    public void Sizes(string text, long bytes)
    {
        HoconUnits.TrySize(text, out long value).ShouldBeTrue();
        value.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("1KB")]
    [InlineData("1mb")]
    [InlineData("-1K")]
    [InlineData("1Y")]
    [InlineData("10 zettabytes")]
    [InlineData("x")]
    public void What_is_no_size(string text) => HoconUnits.TrySize(text, out _).ShouldBeFalse();
}
