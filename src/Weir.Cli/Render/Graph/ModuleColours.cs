using Weir.Core.Blueprints;

namespace Weir.Cli.Render.Graph;

/// <summary>One colour per module type, the same in every drawing.</summary>
internal static class ModuleColours
{
    /// <summary>A pale fill and a strong stroke that both stand on a light ground.</summary>
    public static (string Fill, string Stroke) Of(ModuleType type) => type switch
    {
        ModuleType.Ingress => ("#ddf4ff", "#0969da"),
        ModuleType.Channel => ("#eaeef2", "#57606a"),
        ModuleType.Junction => ("#fff1e5", "#bc4c00"),
        ModuleType.Funnel => ("#fbefff", "#8250df"),
        ModuleType.Probe => ("#fff8c5", "#9a6700"),
        ModuleType.Regulator => ("#ffeff7", "#bf3989"),
        ModuleType.Assert => ("#ffebe9", "#cf222e"),
        ModuleType.Egress => ("#dafbe1", "#1a7f37"),
        _ => ("#ffffff", "#1b1f24"),
    };

    /// <summary>The stroke on a dark ground.</summary>
    public static string OnDark(ModuleType type) => type switch
    {
        ModuleType.Ingress => "#58a6ff",
        ModuleType.Channel => "#9da7b3",
        ModuleType.Junction => "#f0883e",
        ModuleType.Funnel => "#bc8cff",
        ModuleType.Probe => "#d29922",
        ModuleType.Regulator => "#f778ba",
        ModuleType.Assert => "#ff7b72",
        ModuleType.Egress => "#3fb950",
        _ => "#e6edf3",
    };

    /// <summary>For a terminal.</summary>
    public static Func<string, string> Paint(Style style, ModuleType type) => type switch
    {
        ModuleType.Ingress => style.Blue,
        ModuleType.Egress => style.Green,
        ModuleType.Assert => style.Red,
        ModuleType.Probe or ModuleType.Regulator => style.Yellow,
        ModuleType.Junction or ModuleType.Funnel => style.Cyan,
        _ => style.Bold,
    };
}
