using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Sql;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Finds all unknown names of a statement: DuckDB stops at the first.</summary>
/// <remarks>The name is covered by something of its length that fits nearly everywhere, and the statement is looked at again. What no longer fits because of that is never told.</remarks>
internal static class UnknownNames
{
    private const int Most = 20;

    /// <summary>The findings behind the first one.</summary>
    /// <param name="workspace">Where the statement was refused.</param>
    /// <param name="first">The refusal.</param>
    /// <param name="context">What was being done.</param>
    internal static IEnumerable<Diagnostic> Behind(Workspace workspace, DuckDbException first, ErrorContext context)
    {
        DuckDbException? refusal = first;
        for (int i = 0; i < Most && refusal is not null; i++)
        {
            Diagnostic finding = workspace.Errors.Translate(refusal, context);
            if (finding.Code != EngineCodes.SqlUnknownColumn && finding.Code != EngineCodes.SqlUnknownFunction)
            {
                yield break;
            }

            if (i > 0)
            {
                yield return finding;
            }

            refusal = Covered(workspace, refusal.BytePosition, finding.Code) is { } sql ? RefusalOf(workspace, sql) : null;
        }
    }

    /// <summary>The statement with the name at a position covered; null when there is nothing to cover it with.</summary>
    private static ComposedSql? Covered(Workspace workspace, int? position, DiagnosticCode code)
    {
        if (workspace.Positions.FindStatement(position) is not { } found)
        {
            return null;
        }

        int length = SqlNames.End(found.Sql.Text, found.Index) - found.Index;
        string? cover = code == EngineCodes.SqlUnknownFunction ? "hash" : length switch { 0 => null, 1 => "0", < 4 => "''", _ => "NULL" };
        if (cover is null || cover.Length > length)
        {
            return null;
        }

        string text = string.Concat(found.Sql.Text.AsSpan(0, found.Index), cover.PadRight(length), found.Sql.Text.AsSpan(found.Index + length));
        return found.Sql with { Text = text };
    }

    private static DuckDbException? RefusalOf(Workspace workspace, ComposedSql sql)
    {
        try
        {
            using DuckDbStatement statement = workspace.Connection.Prepare(workspace.Register(sql));
            return null;
        }
        catch (DuckDbException refusal)
        {
            return refusal;
        }
    }
}
