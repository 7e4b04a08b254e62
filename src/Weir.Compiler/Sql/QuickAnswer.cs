namespace Weir.Compiler.Sql;

/// <summary>What the tokens of a piece of SQL tell before it is parsed.</summary>
internal enum QuickAnswer
{
    /// <summary>It has to be parsed.</summary>
    Unknown,

    /// <summary>It means the same in both dialects.</summary>
    Same,

    /// <summary>It means the same as far as can be told before the columns are known.</summary>
    SameUntilTypes,
}
