using System.Text;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>Builds a <see cref="ResolvedText"/>; keeps second and third texts only when they differ.</summary>
internal sealed class ResolvedBuilder
{
    private readonly StringBuilder text = new();
    private StringBuilder? display;
    private StringBuilder? stable;

    public int Length => text.Length;

    public void Append(ReadOnlySpan<char> verbatim)
    {
        text.Append(verbatim);
        display?.Append(verbatim);
        stable?.Append(verbatim);
    }

    public void Append(in ResolvedText value)
    {
        if (stable is null && !ReferenceEquals(value.Stable, value.Text))
        {
            stable = Copy();
        }

        if (display is null && !ReferenceEquals(value.Display, value.Text))
        {
            display = Copy();
        }

        text.Append(value.Text);
        display?.Append(value.Display);
        stable?.Append(value.Stable);
    }

    public ResolvedText Build()
    {
        string built = text.ToString();
        return new ResolvedText(built, display?.ToString() ?? built, stable?.ToString() ?? display?.ToString() ?? built, ScalarKind.Text);
    }

    private StringBuilder Copy() => new StringBuilder().Append(text);
}
