namespace Weir.Core.Text;

/// <summary>One key and its value.</summary>
/// <remarks>A class: collections of structs are compiled at every start, those of classes once.</remarks>
public sealed record MappingEntry(ScalarNode Key, Node Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}
