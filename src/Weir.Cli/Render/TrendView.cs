using System.Globalization;
using Weir.Cli.Stories;

namespace Weir.Cli.Render;

/// <summary>A column over the last runs, and the times of modules over them, for a person.</summary>
internal sealed class TrendView(Style style)
{
    private const int BarWidth = 16;

    public string OfColumn(IReadOnlyList<TrendPoint> points)
    {
        double widest = points.Max(p => Math.Abs(p.Mean ?? 0));
        Table table = new("began", "probe", "type", ">NULL", ">distinct", ">min", ">mean", ">max", "");
        foreach (TrendPoint point in points)
        {
            table.AddStyled(
                (Figures.Moment(point.At), style.Dim), (point.ModuleId, null), (point.Type ?? "", style.Dim),
                (point.NullRate?.ToString("P2", CultureInfo.InvariantCulture) ?? "", null), (Number(point.Distinct), null),
                (Number(point.Minimum), null), (Number(point.Mean), style.Bold), (Number(point.Maximum), null),
                (widest > 0 && point.Mean is { } mean ? Bars.Share(Math.Abs(mean) / widest, BarWidth).TrimEnd() : "", style.Cyan));
        }

        return table.Render(style);
    }

    public string OfModules(IReadOnlyList<ModuleTimes> modules)
    {
        double slowest = Math.Max(1, modules.Max(m => m.Median.Ticks));
        Table table = new("module", ">runs", ">least", ">median", ">most", ">last", ">rows", "");
        foreach (ModuleTimes module in modules)
        {
            table.AddStyled(
                (module.ModuleId, style.Bold), (module.Runs.ToString(CultureInfo.InvariantCulture), style.Dim),
                (Figures.Duration(module.Least), null), (Figures.Duration(module.Median), style.Bold), (Figures.Duration(module.Greatest), null), (Figures.Duration(module.Last), null),
                (module.Rows is { } rows ? Figures.Count(rows) : "", null), (Bars.Share(module.Median.Ticks / slowest, BarWidth).TrimEnd(), style.Cyan));
        }

        return table.Render(style);
    }

    private static string Number(double? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "";
}
