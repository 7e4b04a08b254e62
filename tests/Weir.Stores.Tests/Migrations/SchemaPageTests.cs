using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Migrations;

/// <summary>The page on the tables says what the tables are.</summary>
public sealed class SchemaPageTests
{
    [Fact]
    public void The_page_lists_every_table_with_its_columns_in_order()
    {
        using StoreFolder folder = new();
        Disposal.Of(folder.Open());
        List<string> schema = folder.Sql(
            "SELECT t.name || '.' || c.name || ' ' || c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' ORDER BY t.name, c.cid");
        schema.ShouldNotBeEmpty();

        Documented().OrderBy(c => c.Table, StringComparer.Ordinal).Select(c => $"{c.Table}.{c.Column} {c.Type}").ShouldBe(schema);
    }

    /// <summary>The rows of the tables under the headings of the page.</summary>
    private static IEnumerable<(string Table, string Column, string Type)> Documented()
    {
        string table = "";
        foreach (string line in File.ReadLines(PagePath()))
        {
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim())];
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                table = line[3..];
            }
            else if (cells is ["", string column, string type, ..] && column is not ("column" or "---"))
            {
                yield return (table, column, type);
            }
        }
    }

    private static string PagePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull().FullName, "docs", "guide", "history-tables.md");
    }
}
