using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>The signs for states.</summary>
internal static class Glyphs
{
    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    public static string Of(ModuleState state, Style style) => state switch
    {
        ModuleState.Success => style.Green("✓"),
        ModuleState.Error => style.Red("✗"),
        ModuleState.Skipped => style.Yellow("⏭"),
        ModuleState.Running => style.Cyan("▸"),
        _ => style.Dim("·"),
    };

    public static string Of(RunStatus status, Style style) => status switch
    {
        RunStatus.Success => style.Green("✓"),
        RunStatus.Patched => style.Green("✓"),
        RunStatus.Error => style.Red("✗"),
        RunStatus.Running => style.Cyan("▸"),
        _ => style.Yellow("■"),
    };

    public static Func<string, string> Paint(RunStatus status, Style style) => status switch
    {
        RunStatus.Success or RunStatus.Patched => style.Green,
        RunStatus.Error => style.Red,
        RunStatus.Running => style.Cyan,
        _ => style.Yellow,
    };

    /// <summary>A frame of the spinner; turns once a second.</summary>
    public static string Spin(TimeSpan elapsed) => Spinner[(int)(elapsed.TotalMilliseconds / 100) % Spinner.Length];
}
