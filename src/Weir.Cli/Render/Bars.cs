namespace Weir.Cli.Render;

/// <summary>Horizontal bars, to an eighth of a cell.</summary>
internal static class Bars
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    /// <summary>A bar of a share from 0 to 1, padded to the width.</summary>
    public static string Share(double share, int width)
    {
        share = double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
        int eighths = (int)Math.Round(share * width * 8, MidpointRounding.AwayFromZero);
        string full = new('█', eighths / 8);
        string tail = eighths % 8 == 0 ? "" : Eighths[eighths % 8].ToString();
        return (full + tail).PadRight(width);
    }

    /// <summary>A progress bar with a visible track.</summary>
    public static string Progress(double share, int width)
    {
        share = double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
        int filled = (int)(share * width);
        return new string('━', filled) + new string('─', width - filled);
    }
}
