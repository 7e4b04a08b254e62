using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.Bundles;

/// <summary>Makes findings of bundles.</summary>
internal static class BundleFault
{
    public static WeirException Unsafe(string message) => Of(BundleCodes.Unsafe, SourceSpan.None, message, "Nothing of the bundle is used. Find out who wrote it.");

    public static WeirException Of(DiagnosticCode code, SourceSpan span, string message, string? hint) => new(new Diagnostic(code, span, message) { Hint = hint });
}
