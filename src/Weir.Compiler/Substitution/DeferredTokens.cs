using System.Collections.Immutable;
using Weir.Core.Templates;

namespace Weir.Compiler.Substitution;

/// <summary>The tokens of one text that the run will resolve, and where they stand in the text as far as it is resolved now.</summary>
internal sealed class DeferredTokens
{
    private readonly List<(int Start, int Length, TemplateReference Reference)> tokens = [];

    /// <summary>The token that was just read and has no place yet.</summary>
    public TemplateReference? Pending { get; set; }

    /// <summary>Gives the pending token, if there is one, its place.</summary>
    public void Place(int start, int length)
    {
        if (Pending is { } reference)
        {
            tokens.Add((start, length, reference));
            Pending = null;
        }
    }

    /// <summary>The text with its tokens as references.</summary>
    public Template Over(string text)
    {
        ImmutableArray<TemplatePart>.Builder parts = ImmutableArray.CreateBuilder<TemplatePart>();
        int end = 0;
        foreach ((int start, int length, TemplateReference reference) in tokens)
        {
            if (start > end)
            {
                parts.Add(new TemplatePart(text[end..start]));
            }

            parts.Add(new TemplatePart(text.Substring(start, length), reference));
            end = start + length;
        }

        if (end < text.Length)
        {
            parts.Add(new TemplatePart(text[end..]));
        }

        return new Template(parts.ToImmutable());
    }
}
