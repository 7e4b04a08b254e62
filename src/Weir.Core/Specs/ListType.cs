using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A list of values of one type.</summary>
public sealed record ListType<T>(FieldType<T> Item, bool AcceptSingle) : FieldType<IReadOnlyList<T>>, IListType
{
    FieldType IListType.ItemType => Item;

    public override string Describe() => AcceptSingle ? $"{Item.Describe()} or {Many}" : Many;

    private string Many => Item is TextType ? "a list of texts" : $"a list, each item {Item.Describe()}";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (node is not SequenceNode sequence)
        {
            value = null;
            if (!AcceptSingle || node is ScalarNode { IsNull: true } || (node is MappingNode && Item is TextType or PathType or IChoiceType))
            {
                return Mismatch(node, reader, out value);
            }

            bool read = Item.TryRead(node, reader, out T? single);
            value = read ? [single!] : null;
            return read;
        }

        List<T> items = new(sequence.Items.Length);
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            reader.Enter(i);
            if (Item.TryRead(sequence.Items[i], reader, out T? item))
            {
                items.Add(item);
            }

            reader.Leave();
        }

        value = items;
        return items.Count == sequence.Items.Length;
    }

    public override string? Render(IReadOnlyList<T> value) =>
        value.Count == 0 ? "[]" : $"[{string.Join(", ", value.Select(Item.Render))}]";
}
