using Weir.Core.Contracts;
using Weir.Hosting;

namespace Weir.Cli.Reference;

/// <summary>The page that tells what each engine can, from what the engines declare to the compiler.</summary>
internal static class EnginesPage
{
    public static ReferencePage Create()
    {
        IReadOnlyList<IEngine> engines = EngineList.All;
        Markdown page = new Markdown().Heading(1, "Engines")
            .Paragraph("The same Blueprint runs on each engine: `engine` in the Blueprint, `deployment.engine` in the project file, or `engine` at a module, whose rows then pass from one engine to the other. What is listed here is all in which the engines differ; `weir validate` says so too, with the place.");
        page.Heading(2, "Formats");
        page.Table(["format", .. engines.Select(engine => engine.Name)], Formats(engines));
        if (engines.Where(engine => engine.Capabilities.UsesConnectors).Select(engine => engine.Name).ToArray() is { Length: > 0 } direct)
        {
            page.Paragraph($"Databases (`postgres`, `mysql`, `mariadb`, `sqlite`, `jdbc`) are read and written by Weir's own connectors on {string.Join(", ", direct)}.");
        }

        if (engines.Where(engine => engine.Capabilities.ReadsOtherFormats).Select(engine => engine.Name).ToArray() is { Length: > 0 } open)
        {
            page.Paragraph($"On {string.Join(", ", open)} any other format may be named that the cluster has a data source for.");
        }

        page.Heading(2, "What one of them can't");
        page.Table(["", .. engines.Select(engine => engine.Name)], Leaves(engines, capabilities => capabilities.Unsupported, "yes"));
        page.Heading(2, "What changes nothing");
        page.Paragraph("These are taken, and a warning tells that they have no effect.");
        page.Table(["", .. engines.Select(engine => engine.Name)], Leaves(engines, capabilities => capabilities.Ignored, "has its effect"));
        foreach (IEngine engine in engines)
        {
            page.Heading(2, $"Settings of `engine.{engine.Name}`").Paragraph(engine.Settings.Remarks);
            SpecPages.Fields(page, engine.Settings.Fields);
            page.Code("yaml", engine.Settings.Example);
        }

        return new ReferencePage("engines.md", page.ToString());
    }

    private static IEnumerable<string[]> Formats(IReadOnlyList<IEngine> engines) =>
        engines.SelectMany(engine => Names(engine.Capabilities.IngressFormats).Concat(Names(engine.Capabilities.EgressFormats))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(format => new[] { $"`{format}`" }.Concat(engines.Select(engine => Does(engine.Capabilities, format))).ToArray());

    private static IEnumerable<string> Names(IReadOnlyList<FormatCapability> formats) => formats.Select(format => format.Options.Name);

    private static string Does(EngineCapabilities capabilities, string format)
    {
        bool reads = Names(capabilities.IngressFormats).Contains(format, StringComparer.Ordinal), writes = Names(capabilities.EgressFormats).Contains(format, StringComparer.Ordinal);
        return (reads, writes) switch
        {
            (true, true) => "reads, writes",
            (true, false) => "reads",
            (false, true) => "writes",
            _ => "no",
        };
    }

    private static IEnumerable<string[]> Leaves(IReadOnlyList<IEngine> engines, Func<EngineCapabilities, IReadOnlyDictionary<string, string>> part, string otherwise) =>
        engines.SelectMany(engine => part(engine.Capabilities).Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(leaf => new[] { $"`{leaf}`" }.Concat(engines.Select(engine => part(engine.Capabilities).GetValueOrDefault(leaf, otherwise))).ToArray());
}
