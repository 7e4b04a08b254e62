using System.Globalization;
using Weir.Coordination.Schedule;

namespace Weir.Hosting.Tests.Schedule;

public sealed class CronTimesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("0 2 * * 1", "2026-01-01T00:00Z", "2026-01-05T01:00Z")] // case 22: a Monday
    [InlineData("0 2 * * 0", "2026-01-01T00:00Z", "2026-01-04T01:00Z")]
    [InlineData("*/20 * * * * *", "2026-01-01T00:00:05Z", "2026-01-01T00:00:20Z")] // seconds
    [InlineData("0 2 * * 7", "2026-01-01T00:00Z", "2026-01-04T01:00Z")]
    [InlineData("0 2 13 * fri", "2026-01-01T12:00Z", "2026-01-02T01:00Z")] // either day counts
    [InlineData("*/15 * * * *", "2026-01-01T00:01Z", "2026-01-01T00:15Z")]
    [InlineData("30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00Z")] // 02:30 does not exist: 03:00 summer time
    [InlineData("30 2 * * *", "2026-10-24T12:00Z", "2026-10-25T00:30Z")] // 02:30 comes twice: the first
    [InlineData("30 2 * * *", "2026-10-25T00:30Z", "2026-10-26T01:30Z")] // case 23: and not the second
    [InlineData("30 * * * *", "2026-10-25T00:30Z", "2026-10-25T02:30Z")] // hourly, too: a clock time is run once
    public void Next_time_is_that_of_cron_once_for_each_time_of_the_clock(string cron, string after, string expected)
    {
        CronTimes times = CronTimes.Parse(cron, Berlin, mondayIsZero: false, out string? problem).ShouldNotBeNull(problem);

        times.After(Moment(after)).ShouldBe(Moment(expected));
    }

    [Theory]
    [InlineData("0 2 * * 1", "2026-01-06T01:00Z")]
    [InlineData("0 2 * * 6", "2026-01-04T01:00Z")]
    [InlineData("0 2 * * mon", "2026-01-05T01:00Z")]
    [InlineData("0 2 * * 0-2", "2026-01-05T01:00Z")]
    public void Older_numbering_counts_from_monday(string cron, string expected) =>
        CronTimes.Parse(cron, Berlin, mondayIsZero: true, out _)!.After(Moment("2026-01-02T12:00Z")).ShouldBe(Moment(expected));

    [Theory]
    [InlineData("/2 * * * *")]
    [InlineData("* * * *")]
    [InlineData("0 0 31 2 *")]
    [InlineData("0 25 * * *")]
    public void What_is_no_time_is_told(string cron)
    {
        CronTimes.Parse(cron, Berlin, mondayIsZero: false, out string? problem).ShouldBeNull();

        problem.ShouldNotBeNullOrEmpty();
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
