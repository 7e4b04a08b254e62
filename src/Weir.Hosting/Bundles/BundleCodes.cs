using Weir.Core.Diagnostics;

namespace Weir.Hosting.Bundles;

/// <summary>Findings of bundles.</summary>
public static class BundleCodes
{
    public static DiagnosticCode Unsafe { get; } = new("WEIR8504", "unsafe-bundle", Severity.Error, Fault.Data, "A bundle lists a file that would lie outside it, a link, or more than its limits allow. Nothing of it is used.");

    public static DiagnosticCode Unreachable { get; } = new("WEIR8501", "bundle-unreachable", Severity.Error, Fault.Environment, "The files of a bundle can't be listed or fetched, or are not what was listed.");

    public static DiagnosticCode Stale { get; } = new("WEIR8502", "stale-bundle", Severity.Warning, Fault.Environment, "A bundle could not be fetched, so what was fetched last is run.");

    public static DiagnosticCode Incomplete { get; } = new("WEIR8503", "bundle-incomplete", Severity.Error, Fault.Author, "A manifest names a source without what it needs, a resource that there is not, or a file that the bundle does not have.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [Unsafe, Unreachable, Stale, Incomplete];
}
