using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Weir.Core.Diagnostics;

namespace Weir.Cli.Reference;

/// <summary>The page of all findings, from the catalogues in every project.</summary>
[RequiresUnreferencedCode("Looks for the catalogues in every project.")]
internal static class DiagnosticsPage
{
    private static readonly (Fault Fault, string Words)[] Faults =
    [
        (Fault.Author, "the text of the Blueprint or configuration"),
        (Fault.Environment, "something around the run: a file, a disk, a variable, a connection"),
        (Fault.Data, "the data did not hold what was promised"),
        (Fault.Limit, "a limit was reached"),
        (Fault.NotSupported, "the engine or connector can't do this"),
        (Fault.Internal, "Weir itself; please report it"),
    ];

    public static ReferencePage Create()
    {
        Markdown page = new Markdown().Heading(1, "Findings")
            .Paragraph("Every finding has an id, a name that `warnings.suppress` accepts, and a cause. An error stops; a warning does not.");
        page.Table(["cause", ""], Faults.Select(f => new[] { f.Fault.ToString().ToLowerInvariant(), f.Words }));
        page.Heading(2, "All findings");
        page.Table(["id", "name", "severity", "cause", "what it means"], All().Select(c => new[]
        {
            c.Id, Markdown.Quote(c.Slug), c.Severity.ToString().ToLowerInvariant(), c.Fault.ToString().ToLowerInvariant(), c.Explanation,
        }));
        return new ReferencePage("diagnostics.md", page.ToString());
    }

    /// <summary>The entries of every class named <c>*Codes</c> with a list <c>All</c>, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticCode> All() =>
    [
        .. Assemblies().SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Codes", StringComparison.Ordinal))
            .Select(t => t.GetProperty("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<IEnumerable<DiagnosticCode>>().SelectMany(codes => codes)
            .OrderBy(c => c.Id, StringComparer.Ordinal),
    ];

    private static List<Assembly> Assemblies()
    {
        List<Assembly> found = [typeof(DiagnosticsPage).Assembly];
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i].GetReferencedAssemblies()
                .Where(n => n.Name!.StartsWith("Weir.", StringComparison.Ordinal) && !found.Exists(f => f.GetName().Name == n.Name)).Select(Assembly.Load));
        }

        return found;
    }
}
