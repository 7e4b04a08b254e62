namespace Weir.Formats.Yaml;

/// <summary>Where a node is expected, which decides what may begin there.</summary>
internal enum NodePlace
{
    /// <summary>The document as a whole.</summary>
    Document,

    /// <summary>After <c>key:</c>. Lists and mappings begin on a line of their own; a list may be at the key's column.</summary>
    AfterKey,

    /// <summary>After <c>-</c> or <c>?</c>. Lists and mappings may begin on the same line.</summary>
    AfterDash,
}
