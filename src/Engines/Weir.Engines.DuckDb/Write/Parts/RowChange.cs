using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>A change to a part of a target's rows, as SQL that goes behind a FROM item named <c>t</c>.</summary>
/// <param name="NewRows">The query of the rows that are added: new ones, and changed ones in their new form.</param>
/// <param name="Gone">Leaves the rows that leave the target or change.</param>
/// <param name="Kept">Leaves the rows that stay as they are.</param>
internal sealed record RowChange(string NewRows, SqlComposer Gone, SqlComposer Kept);
