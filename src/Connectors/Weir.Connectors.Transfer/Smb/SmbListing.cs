using System.Globalization;
using System.Text.RegularExpressions;

namespace Weir.Connectors.Transfer.Smb;

/// <summary>A line of <c>ls</c>: the name in a column that longer names push aside, letters for attributes, size, time.</summary>
internal sealed partial record SmbListing(string Name, bool IsFolder, long Size, long Time)
{
    /// <summary>The files and folders of a listing; without <c>.</c> and <c>..</c>.</summary>
    public static IEnumerable<SmbListing> Read(string printed)
    {
        foreach (string line in printed.Split('\n'))
        {
            Match match = Line().Match(line.TrimEnd('\r'));
            if (match.Success && match.Groups["name"].Value is not ("." or ".."))
            {
                string time = string.Join(' ', match.Groups["time"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                DateTimeOffset at = DateTimeOffset.ParseExact(time, "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                yield return new SmbListing(match.Groups["name"].Value, match.Groups["kind"].Value.Contains('D', StringComparison.Ordinal), long.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture), at.ToUnixTimeSeconds());
            }
        }
    }

    [GeneratedRegex(@"^  (?<name>.+?)\s+(?<kind>[A-Za-z]*)\s+(?<size>\d+)  (?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
