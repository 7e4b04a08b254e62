namespace Weir.Compiler.Sql.Functions;

/// <summary>What becomes of one Spark function, called with so many arguments.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Minimum">The least number of arguments.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Parameters">
/// One letter per argument, the last one repeats: <c>s</c> text, <c>S</c> text also of a column whose type is not known, <c>i</c> int, <c>b</c> bigint, <c>d</c> double,
/// <c>D</c> date, <c>T</c> timestamp, <c>B</c> binary, <c>k</c> boolean, <c>a</c> anything.
/// </param>
/// <param name="Result">The type of its value: a type, <c>$1</c> that of an argument, <c>[$1]</c> an array of it, <c>$1[]</c> its element, <c>widest</c>, <c>?</c> not known.</param>
/// <param name="Template">
/// <c>=</c> the same in DuckDB; <c>=name</c> another name; <c>!reason</c> refused; <c>@name</c> written by code, with a remark behind a space; else DuckDB SQL with <c>$1</c>, <c>$*</c>, <c>$2*</c> for the
/// arguments and, in aggregates, <c>$D</c> for DISTINCT, <c>$F</c> for FILTER and OVER, <c>$F(condition)</c> for those with a condition more.
/// </param>
/// <param name="Group">Which group of the reference it belongs to.</param>
internal sealed record FunctionEntry(string Name, int Minimum, int Maximum, string Parameters, string Result, string Template, string Group)
{
    /// <summary>True when DuckDB does the same under the same name.</summary>
    public bool IsSame => Template == "=";

    /// <summary>True when it can't be translated.</summary>
    public bool IsRefused => Template.Length > 0 && Template[0] == '!';

    /// <summary>True when code writes it.</summary>
    public bool IsCoded => Template.Length > 0 && Template[0] == '@';

    /// <summary>The name of the code that writes it.</summary>
    public string Code => Template.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? Template[1..end] : Template[1..];

    /// <summary>What the reference says of a function that code writes; empty when there is nothing to say.</summary>
    public string Remark => IsCoded && Template.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? Template[(end + 1)..] : "";

    /// <summary>DuckDB's name of a function that is only called otherwise; null for others.</summary>
    public string? Renamed => Template.Length > 1 && Template[0] == '=' ? Template[1..] : null;

    public char Parameter(int index) => Parameters.Length == 0 ? 'a' : Parameters[Math.Min(index, Parameters.Length - 1)];
}
