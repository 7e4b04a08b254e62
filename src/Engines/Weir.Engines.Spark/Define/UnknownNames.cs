using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Sql;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;

namespace Weir.Engines.Spark.Define;

/// <summary>Finds all unknown names of a statement: Spark stops at the first.</summary>
/// <remarks>The name is covered by something of its length that fits nearly everywhere, and the statement is looked at again. What no longer fits because of that is never told.</remarks>
internal static class UnknownNames
{
    private const int Most = 20;

    /// <summary>The findings behind the first one.</summary>
    /// <param name="workspace">Where the statement was refused.</param>
    /// <param name="first">The refusal.</param>
    /// <param name="context">What was being done.</param>
    /// <param name="cancellation">Stops the search.</param>
    internal static async Task<IReadOnlyList<Diagnostic>> BehindAsync(Workspace workspace, SparkException first, ErrorContext context, CancellationToken cancellation)
    {
        List<Diagnostic> found = [];
        Wire.Relation? plan = workspace.Refused?.Clone();
        SparkException? refusal = first;
        for (int i = 0; i < Most && refusal is not null && plan is not null; i++)
        {
            Diagnostic finding = workspace.Errors.Translate(refusal.Error, context);
            if (finding.Code != EngineCodes.SqlUnknownColumn && finding.Code != EngineCodes.SqlUnknownFunction)
            {
                break;
            }

            if (i > 0)
            {
                found.Add(finding);
            }

            refusal = Cover(workspace, plan, refusal.Error, finding.Code) ? await RefusalOfAsync(workspace, plan, cancellation).ConfigureAwait(false) : null;
        }

        return found;
    }

    /// <summary>Covers the name that an error points at; false when there is nothing to cover it with.</summary>
    private static bool Cover(Workspace workspace, Wire.Relation plan, SparkError error, DiagnosticCode code)
    {
        Wire.SQL? sql = plan.WithRelations?.Root?.Sql ?? plan.Sql;
        if (sql is null || workspace.Statements.WithText(sql.Query) is not { } statement || error.Contexts.FirstOrDefault(place => place.IsIn(sql.Query)) is not { Length: > 0 } at)
        {
            return false;
        }

        int length = NameLength(at.Fragment);
        string? cover = code == EngineCodes.SqlUnknownFunction ? "hash" : length switch { 0 => null, 1 => "0", < 4 => "''", _ => "NULL" };
        if (cover is null || cover.Length > length)
        {
            return false;
        }

        ComposedSql covered = statement with { Text = string.Concat(sql.Query.AsSpan(0, at.Start), cover.PadRight(length), sql.Query.AsSpan(at.Start + length)) };
        sql.Query = workspace.Statements.Register(covered);
        return true;
    }

    private static int NameLength(string fragment)
    {
        int length = 0;
        bool quoted = false;
        while (length < fragment.Length && (quoted || char.IsLetterOrDigit(fragment[length]) || fragment[length] is '_' or '.' or '`'))
        {
            quoted ^= fragment[length] == '`';
            length++;
        }

        return length;
    }

    private static async Task<SparkException?> RefusalOfAsync(Workspace workspace, Wire.Relation plan, CancellationToken cancellation)
    {
        try
        {
            await workspace.Client.SchemaAsync(plan, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (SparkException refusal)
        {
            return refusal;
        }
    }
}
