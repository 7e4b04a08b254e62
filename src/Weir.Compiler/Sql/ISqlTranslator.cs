using Weir.Core.Specs;

namespace Weir.Compiler.Sql;

/// <summary>Translates SQL of one dialect into that of an engine.</summary>
internal interface ISqlTranslator
{
    /// <summary>Translates one piece of SQL.</summary>
    /// <param name="sql">What the author wrote.</param>
    /// <param name="role">What kind of SQL it is.</param>
    /// <param name="columns">What the tables and columns are that it may name; null when they are not known.</param>
    SqlTranslation Translate(string sql, SqlRole role, SqlColumns? columns = null);
}
