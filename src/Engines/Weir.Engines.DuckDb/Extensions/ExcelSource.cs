using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Read;

namespace Weir.Engines.DuckDb.Extensions;

/// <summary>Reads workbooks of Excel (.xlsx).</summary>
internal static class ExcelSource
{
    internal static Field<bool> Header { get; } = Field.Boolean("header").Default(true).Doc("Whether the first row names the columns.");

    internal static Field<string> Sheet { get; } = Field.Text("sheet").Alias("sheet_name", "sheetName").Doc("The sheet; the first one when left out.", "Orders");

    internal static Field<string> Range { get; } = Field.Text("range").Alias("dataAddress").Doc("The cells; all that are filled when left out.", "B2:F100");

    internal static Field<bool> AllText { get; } = Field.Boolean("all_varchar").Default(false)
        .Doc("Whether every column is text. Dates are then numbers of days: Excel stores them so.");

    internal static Field<bool> StopAtEmpty { get; } = Field.Boolean("stop_at_empty").Doc("Whether the first empty row ends the data. Default: yes without a `range`.");

    internal static ComponentSpec Spec { get; } = new(
        ComponentKind.IngressFormat, "excel", "Excel workbooks (.xlsx), by DuckDB's extension excel.", [Header, Sheet, Range, AllText, StopAtEmpty])
    {
        Aliases = ["xlsx"],
        Remarks = "Numbers are DOUBLE: Excel knows no others. A column has the type of its first cell below the header; a text further down stops the run, but a date further down in a column of "
            + "numbers is its number of days. Read such a sheet with `all_varchar` and convert its columns in a Channel. Several files are matched by name.",
    };

    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options)
    {
        SqlArguments arguments = new SqlArguments()
            .Flag("header", options.Get(Header))
            .Text("sheet", options.Has(Sheet) ? options.Get(Sheet) : null)
            .Text("range", options.Has(Range) ? options.Get(Range) : null)
            .Flag("all_varchar", options.Get(AllText));
        if (options.Has(StopAtEmpty))
        {
            arguments.Flag("stop_at_empty", options.Get(StopAtEmpty));
        }

        string[] reads = [.. files.Files.Select(file => $"read_xlsx({Quote.Literal(file)}, {arguments})")];
        return reads.Length == 1 ? reads[0] : $"({string.Join(" UNION ALL BY NAME ", reads.Select(read => $"SELECT * FROM {read}"))})";
    }
}
