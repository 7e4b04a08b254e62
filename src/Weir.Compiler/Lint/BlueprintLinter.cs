using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Lint;

/// <summary>Looks for what compiles and runs, and is likely not what was meant.</summary>
public static class BlueprintLinter
{
    private const string Dialect = "blueprint";

    /// <param name="blueprint">As its author wrote it.</param>
    /// <param name="manifest">What was compiled of it; null when it has errors, then the rules on the graph are left out.</param>
    /// <returns>The findings in source order, without those that the Blueprint suppresses.</returns>
    public static IReadOnlyList<Diagnostic> Check(Blueprint blueprint, Manifest? manifest)
    {
        DiagnosticBag bag = [];
        foreach (BlueprintModule module in blueprint.Modules)
        {
            CheckLabel(module, bag);
            if (module.Type == ModuleType.Channel && module.Config["query"] is ScalarNode { IsNull: false } query)
            {
                bool written = manifest is not null && manifest.Edges.Any(e => e.From == module.Id.Text && manifest.Find(e.To)?.Type == ModuleType.Egress);
                new QueryLint(query, module.Id.Text, bag).Check(written);
            }
        }

        if (manifest is not null)
        {
            CheckDeadEnds(manifest, bag);
        }

        // How other dialects refer to values is not known here.
        if (blueprint.Dialect == Dialect)
        {
            CheckUnused(blueprint, blueprint.Context, "ctx.", LintCodes.UnusedContext, "context value", bag);
            CheckUnused(blueprint, blueprint.Macros, "macros.", LintCodes.UnusedMacro, "macro", bag);
        }

        return [.. bag.InSourceOrder().Where(d => !WarningNames.Have(blueprint.SuppressedWarnings, d.Code))];
    }

    private static void CheckLabel(BlueprintModule module, DiagnosticBag bag)
    {
        if (module.Label is { IsNull: false } label && (string.IsNullOrWhiteSpace(label.Text) || label.Text == module.Id.Text))
        {
            string better = Spoken(module.Id.Text);
            string fault = string.IsNullOrWhiteSpace(label.Text) ? "is empty" : "repeats the id";
            bag.Add(new Diagnostic(LintCodes.Label, label.Span, $"The label of '{module.Id.Text}' {fault}.")
            {
                ModuleId = module.Id.Text,
                Hint = $"Say what it is about, for example '{better}', or leave the label out.",
                Edit = label.Span.IsNone || better == label.Text ? null : new TextEdit(label.Span, better),
            });
        }
    }

    private static void CheckDeadEnds(Manifest manifest, DiagnosticBag bag)
    {
        foreach (ManifestModule module in manifest.Modules)
        {
            bool makesRows = module.Type is ModuleType.Ingress or ModuleType.Channel or ModuleType.Funnel;
            if (makesRows && module.Enabled && !manifest.Edges.Any(e => e.From == module.Id && e.CarriesRows))
            {
                bag.Add(LintCodes.DeadEnd, module.Span, $"Nothing reads what '{module.Id}' makes.", "Draw an edge from it, or take it out.", module.Id);
            }
        }
    }

    private static void CheckUnused(Blueprint blueprint, MappingNode defined, string prefix, DiagnosticCode code, string what, DiagnosticBag bag)
    {
        foreach (MappingEntry entry in defined.Entries)
        {
            if (!entry.Key.Span.IsNone && !Mentions(blueprint.Source.Text, prefix + entry.Name))
            {
                bag.Add(code, entry.Key.Span, $"Nothing refers to the {what} '{entry.Name}'.", $"Refer to it as '{prefix}{entry.Name}', or take it out.");
            }
        }
    }

    /// <summary>True when the text holds the name, and not only as the beginning of a longer one.</summary>
    private static bool Mentions(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>order_totals</c> as <c>Order totals</c>.</summary>
    private static string Spoken(string id)
    {
        string words = id.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ').Trim();
        return words.Length == 0 ? id : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
