namespace Weir.Formats.Yaml.Scalars;

/// <summary>What happens to the line breaks at the end of a block.</summary>
internal enum BlockChomping
{
    /// <summary>One is kept.</summary>
    Clip,

    /// <summary>None is kept (<c>-</c>).</summary>
    Strip,

    /// <summary>All are kept (<c>+</c>).</summary>
    Keep,
}
