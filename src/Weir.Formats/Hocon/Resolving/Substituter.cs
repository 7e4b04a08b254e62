using System.Globalization;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Hocon.Parsing;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Resolving;

/// <summary>Finds what a substitution stands for: in the configuration first, then in the environment.</summary>
internal sealed class Substituter(Evaluator evaluator, ReadContext context, ObjectTerm root)
{
    /// <summary>The value; <see cref="Term.Undefined"/> for an optional one that finds nothing.</summary>
    public Term Resolve(SubstitutionTerm substitution)
    {
        bool circular = false;
        Term found = Term.Undefined;
        if (substitution.Scope.Length > 0)
        {
            found = Find([.. substitution.Scope, .. substitution.Path], ref circular);
        }

        if (found == Term.Undefined)
        {
            found = Find(substitution.Path, ref circular);
        }

        if (found == Term.Undefined)
        {
            found = FromEnvironment(substitution);
        }

        return found != Term.Undefined || substitution.Optional ? found : Report(substitution, circular);
    }

    private Term Find(string[] path, ref bool circular)
    {
        ObjectTerm from = root;
        for (int i = 0; ; i++)
        {
            if (from.Find(path[i]) is not { } cell)
            {
                return Term.Undefined;
            }

            circular |= cell.Current >= 0;
            Term value = evaluator.ValueOf(cell);
            if (i == path.Length - 1 || value == Term.Failed)
            {
                return value;
            }

            if (value is not ObjectTerm inner)
            {
                return Term.Undefined;
            }

            from = inner;
        }
    }

    private Term FromEnvironment(SubstitutionTerm substitution)
    {
        string name = string.Join('.', substitution.Path);
        if (!substitution.Listed)
        {
            return context.Options.Environment(name) is { } text ? Variable(substitution, text) : Term.Undefined;
        }

        List<Element> elements = [];
        while (context.Options.Environment(string.Create(CultureInfo.InvariantCulture, $"{name}_{elements.Count}")) is { } text)
        {
            elements.Add(new Element(Variable(substitution, text)));
        }

        return elements.Count > 0 ? new ArrayTerm(substitution.Span, elements) : Term.Undefined;
    }

    // The environment has texts only; what reads as a number or a boolean is one, so that such fields can be set from it.
    private static ScalarTerm Variable(SubstitutionTerm substitution, string text)
    {
        SourceSpan span = substitution.Span;
        ScalarKind kind = NumberGrammar.KindOf(text) is var found && found != ScalarKind.Null ? found : ScalarKind.Text;
        ScalarNode written = new(span.Source!.Text.Substring(span.Start, span.Length), ScalarKind.Text, span);
        return new ScalarTerm(written.Resolved(text, kind, ValueOrigin.EnvironmentReference, resolvedMap: null));
    }

    private Term Report(SubstitutionTerm substitution, bool circular)
    {
        if (substitution.Reported)
        {
            return Term.Failed;
        }

        substitution.Reported = true;
        string path = string.Join('.', substitution.Path);
        if (circular)
        {
            context.Bag.Add(
                HoconCodes.Cycle, substitution.Span, $"'${{{path}}}' leads back to the value that it is part of, and there is no earlier value of it.",
                "Set an earlier value, or remove the substitution from the circle.");
        }
        else
        {
            string? nearest = Suggestion.Nearest(substitution.Path[^1], Siblings(substitution.Path));
            context.Bag.Add(
                HoconCodes.Unresolved, substitution.Span, $"'${{{path}}}' is neither set in the configuration nor in the environment.",
                nearest is not null ? $"Did you mean '{nearest}'?" : $"Set it, or write ${{?{path}}} if it may be absent.");
        }

        return Term.Failed;
    }

    // The keys beside the one that was not found, as far as the path leads.
    private IEnumerable<string> Siblings(string[] path)
    {
        ObjectTerm from = root;
        for (int i = 0; i < path.Length - 1; i++)
        {
            if (from.Find(path[i]) is not { Current: < 0 } cell || evaluator.ValueOf(cell) is not ObjectTerm inner)
            {
                return [];
            }

            from = inner;
        }

        return from.Cells.Select(c => c.Key.Text);
    }
}
