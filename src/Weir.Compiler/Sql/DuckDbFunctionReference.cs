using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.ToSpark;

namespace Weir.Compiler.Sql;

/// <summary>The functions of DuckDB's that can be written in a Blueprint that runs on Spark.</summary>
public static class DuckDbFunctionReference
{
    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> Names => [.. DuckDbCatalogue.Names.Where(static n => n != SqlParser.MapCall)];
}
