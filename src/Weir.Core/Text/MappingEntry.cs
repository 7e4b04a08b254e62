namespace Weir.Core.Text;

/// <summary>One key and its value.</summary>
public readonly record struct MappingEntry(ScalarNode Key, Node Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}
