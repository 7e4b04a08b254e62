namespace Weir.Architecture;

/// <summary>The arrows of the house: which project may know which.</summary>
internal static class ReferenceRules
{
    private static readonly string[] CoreOnly =
        ["Weir.Formats", "Weir.Compiler", "Weir.Streaming", "Weir.Runner", "Weir.Stores", "Weir.Coordination", "Weir.Observability"];

    private static readonly string[] FrontEnds = ["Weir.Cli", "Weir.Server"];

    /// <summary>Whether <paramref name="from"/> may reference <paramref name="to"/>, both projects of src.</summary>
    public static bool Allows(string from, string to) => from switch
    {
        "Weir.Core" => false,
        "Weir.Dialects" => to is "Weir.Core" or "Weir.Formats",
        "Weir.Agent" => to is "Weir.Core" or "Weir.Compiler",
        "Weir.Hosting" => !FrontEnds.Contains(to),
        _ when FrontEnds.Contains(from) => to == "Weir.Hosting",
        _ when IsPlugIn(from) || CoreOnly.Contains(from) => to == "Weir.Core",
        _ => false,
    };

    /// <summary>Whether the house has a room of that name.</summary>
    public static bool Knows(string project) =>
        project is "Weir.Core" or "Weir.Dialects" or "Weir.Agent" or "Weir.Hosting"
        || FrontEnds.Contains(project) || CoreOnly.Contains(project) || IsPlugIn(project);

    private static bool IsPlugIn(string project) =>
        project.StartsWith("Weir.Engines.", StringComparison.Ordinal) || project.StartsWith("Weir.Connectors.", StringComparison.Ordinal);
}
