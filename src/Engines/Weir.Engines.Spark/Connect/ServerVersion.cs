using System.Globalization;

namespace Weir.Engines.Spark.Connect;

/// <summary>The version of Spark that answers; vendors append words of their own.</summary>
internal readonly record struct ServerVersion(int Major, int Minor) : IComparable<ServerVersion>
{
    /// <summary>The oldest that we speak to: relations by name, error details and counted writes came with it.</summary>
    internal static ServerVersion Oldest { get; } = new(4, 0);

    /// <summary>Results in pieces, and the setting of Arrow's compression, came with it.</summary>
    internal static ServerVersion Chunking { get; } = new(4, 1);

    public static bool operator <(ServerVersion left, ServerVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ServerVersion left, ServerVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ServerVersion left, ServerVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ServerVersion left, ServerVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(ServerVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Reads <c>4.1.0</c> or <c>3.5.2-vendor-7</c>; null for what is no version.</summary>
    internal static ServerVersion? Parse(string text)
    {
        string[] parts = text.Split('.', '-');
        return parts.Length >= 2 && Number(parts[0]) is { } major && Number(parts[1]) is { } minor ? new ServerVersion(major, minor) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
