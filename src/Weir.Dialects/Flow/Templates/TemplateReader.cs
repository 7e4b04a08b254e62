using System.Collections.Immutable;
using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Dialects.Flow.Templates;

/// <summary>Reads the templates of values: what is known becomes text, what only the run will know stays a reference.</summary>
/// <param name="scope">What tokens may name at this place.</param>
/// <param name="bag">Receives the findings.</param>
internal sealed class TemplateReader(ITokenScope scope, DiagnosticBag bag)
{
    private const string FolderToken = "{{flow_dir}}";
    private const string Forms = "Write '{{PATH}}' or '{{PATH:DEFAULT}}', where PATH is names joined by dots, without spaces.";

    public Node Read(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Text } scalar => Read(scalar),
        MappingNode mapping => Read(mapping),
        SequenceNode sequence => new SequenceNode([.. sequence.Items.Select(Read)], sequence.Span),
        _ => node,
    };

    public MappingNode Read(MappingNode mapping) => mapping.With([.. mapping.Entries.Select(e => new MappingEntry(e.Key, Read(e.Value)))]);

    public ScalarNode Read(ScalarNode scalar)
    {
        string text = scalar.Text;
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return scalar;
        }

        ImmutableArray<TemplatePart>.Builder parts = ImmutableArray.CreateBuilder<TemplatePart>();
        StringBuilder stable = new();
        bool late = false;
        int at = 0;
        for (int open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            int close = text.IndexOf("}}", open, StringComparison.Ordinal);
            bool whole = open == 0 && close >= 0 && (close + 2 == text.Length || text[(close + 2)..] is "\n");
            if (close < 0 || Parse(scalar, open, close, whole) is not { } token || scope.Resolve(token, bag) is not { } part)
            {
                if (close < 0)
                {
                    bag.Add(FlowCodes.TemplateSyntax, scalar.Locate(open, 2), "A template is not closed by '}}'.", Forms, scope.ModuleId);
                }

                return scalar;
            }

            if (whole)
            {
                return part.Reference is null ? Known(scalar, part.Literal, IsFolder(token) ? FolderToken : part.Literal) : scalar.WithTemplate(new Template([part]));
            }

            parts.Add(new TemplatePart(text[at..open]));
            parts.Add(part);
            stable.Append(text, at, open - at).Append(IsFolder(token) ? FolderToken : part.Literal);
            late |= part.Reference is not null;
            at = close + 2;
        }

        parts.Add(new TemplatePart(text[at..]));
        return late ? scalar.WithTemplate(new Template([.. parts.Where(p => p.Literal.Length > 0)])) : Known(scalar, parts.Aggregate(new StringBuilder(), (all, p) => all.Append(p.Literal)).ToString(), stable.Append(text, at, text.Length - at).ToString());
    }

    /// <summary>Where a flow lies is no part of what it is: the same flow elsewhere has the same fingerprint.</summary>
    private static ScalarNode Known(ScalarNode scalar, string text, string stable) => scalar.Resolved(text, ScalarKind.Text, ValueOrigin.EnvironmentReference, null, text, stable);

    private static bool IsFolder(TemplateToken token) => token.Path is ["flow_dir"];

    private TemplateToken? Parse(ScalarNode scalar, int open, int close, bool whole)
    {
        string inside = scalar.Text[(open + 2)..close];
        SourceSpan span = scalar.Locate(open, close + 2 - open);
        int colon = inside.IndexOf(':', StringComparison.Ordinal);
        string[] path = (colon < 0 ? inside : inside[..colon]).Split('.');
        string? fallback = colon < 0 ? null : inside[(colon + 1)..];
        if (!Array.TrueForAll(path, IsName) || fallback?.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            bag.Add(FlowCodes.TemplateSyntax, span, $"'{{{{{inside}}}}}' is no template.", Forms, scope.ModuleId);
            return null;
        }

        // A default inside a longer text loses the spaces behind it.
        return new TemplateToken(path, whole ? fallback : fallback?.TrimEnd(), span);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-');
}
