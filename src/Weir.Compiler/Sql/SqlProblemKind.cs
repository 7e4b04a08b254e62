namespace Weir.Compiler.Sql;

/// <summary>Kinds of trouble with a piece of SQL.</summary>
internal enum SqlProblemKind
{
    /// <summary>It is not Spark SQL.</summary>
    Syntax,

    /// <summary>It is Spark SQL that has no counterpart.</summary>
    Untranslatable,

    /// <summary>The two dialects read it differently, and nothing tells which is meant.</summary>
    Ambiguous,
}
