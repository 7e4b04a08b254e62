using System.Diagnostics.CodeAnalysis;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>One of a fixed set of names.</summary>
public sealed record ChoiceType<T>(IReadOnlyList<Choice<T>> Choices) : FieldType<T>, IChoiceType
{
    public IReadOnlyList<(string Name, string Documentation)> Names => [.. Choices.Select(c => (c.Name, c.Documentation))];

    public IReadOnlyList<string> Spellings => [.. Choices.SelectMany(c => c.Aliases is null ? [c.Name] : c.Aliases.Split('|').Prepend(c.Name))];

    public override string Describe() => "one of " + string.Join(", ", Choices.Select(c => c.Name));

    /// <remarks>Repeated here, so that it is compiled for each T when Weir is built and not when it starts.</remarks>
    public sealed override bool Check(Node node, SpecReader reader) => TryRead(node, reader, out _);

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out T value)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return Mismatch(node, reader, out value);
        }

        foreach (Choice<T> choice in Choices)
        {
            if (choice.Matches(scalar.Text))
            {
                value = choice.Value;
                return true;
            }
        }

        value = default;
        return reader.Refuse(node, $"can't be '{scalar.Display}'", Suggestion.Hint(scalar.Text, [.. Choices.Select(c => c.Name)]));
    }

    public override string? Render(T value) => Choices.FirstOrDefault(c => Equals(c.Value, value))?.Name;
}
