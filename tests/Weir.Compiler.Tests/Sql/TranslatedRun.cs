using System.Globalization;
using Weir.Compiler.Sql;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Spark;

namespace Weir.Compiler.Tests.Sql;

/// <summary>Translates recorded SQL, runs it on DuckDB and compares.</summary>
internal sealed class TranslatedRun : IDisposable
{
    private const double Tolerance = 2e-14;

    private readonly DuckDbDatabase database = DuckDbDatabase.Open();
    private readonly HashSet<string> macros = [];
    private readonly SqlTranslator translator;
    private SqlColumns? columns;

    /// <summary>The columns of the tables; null before they are made.</summary>
    public SqlColumns? Columns => columns;

    public TranslatedRun(bool ansi = true, string timeZone = "UTC")
    {
        translator = new SqlTranslator(SqlDialect.Spark, ansi, new HashSet<string>());
        Connection = database.Connect();
        Connection.Execute($"SET TimeZone = '{timeZone}'");
    }

    public DuckDbConnection Connection { get; }

    /// <summary>Makes the tables that the recorded queries read.</summary>
    /// <param name="typed">Whether the translator is told their columns, as it is when a Blueprint is bound.</param>
    public void CreateTables(bool typed = true)
    {
        Connection.Execute(File.ReadAllText(Path.Combine(Recorded.Folder, "tables.duckdb.sql")));
        Connection.Execute(File.ReadAllText(Path.Combine(Recorded.Folder, "tpch.duckdb.sql")));
        string[] names = ["orders", "people", "events", "region", "nation", "supplier", "part", "partsupp", "customer", "tpch_orders", "lineitem"];
        columns = typed ? new SqlColumns([.. names.Select(n => (n, ColumnsOf(n)))]) : null;
    }

    /// <summary>How the answer differs from the recorded one; null when it does not.</summary>
    public string? Compare(Recorded recorded)
    {
        string found = Answer(recorded, out string? translated);
        return Agrees(recorded, found) ? null : $"{recorded.Sql}\n  Spark:  {Expected(recorded)}\n  DuckDB: {found}\n  from:   {translated}";
    }

    /// <summary>The answer, printed as the recorded one.</summary>
    public string Answer(Recorded recorded, out string? translated)
    {
        string query = recorded.Query;
        SqlTranslation translation = translator.Translate(query, SqlRole.Query, columns);
        translated = translation.Text ?? query;
        if (translation.Problem is { } problem)
        {
            return "refused: " + problem.Message;
        }

        try
        {
            SparkMacros.Prepare(Connection, translated, macros);

            using DuckDbResult result = Connection.Query(translated);
            IEnumerable<string> rows = result.ReadRows().Select(r => string.Join(" | ", r.Select(SparkText.Value)));
            string names = recorded.IsQuery ? string.Join(",", result.Columns.Select(c => c.Name)) + " " : "";
            return names + string.Join(",", result.Columns.Select(c => SparkText.Type(c.Type))) + " :: " + string.Join(" ; ", InOrder(recorded, rows));
        }
        catch (DuckDbException exception)
        {
            return "error: " + exception.Message;
        }
    }

    private ColumnTypes ColumnsOf(string table)
    {
        using DuckDbResult result = Connection.Query($"SELECT * FROM {table} LIMIT 0");
        return new ColumnTypes([.. result.Columns.Select(c => (c.Name, FunctionTypes.TypeOf(SparkText.Type(c.Type))))]);
    }

    public void Dispose()
    {
        Connection.Dispose();
        database.Dispose();
    }

    private static string Expected(Recorded recorded) => recorded.Error is { } error
        ? "error: " + error
        : (recorded.IsQuery ? string.Join(",", recorded.Names) + " " : "") + string.Join(",", recorded.Types) + " :: " + string.Join(" ; ", InOrder(recorded, recorded.Rows));

    /// <summary>How DuckDB's own answer to its SQL differs from Spark's to the translation, whatever the types; null when it does not.</summary>
    public string? CompareNative(Recorded recorded)
    {
        string native = recorded.DuckDb!.StartsWith("SELECT ", StringComparison.Ordinal) || recorded.DuckDb.StartsWith("WITH ", StringComparison.Ordinal) || recorded.DuckDb.StartsWith("FROM ", StringComparison.Ordinal) ? recorded.DuckDb : "SELECT " + recorded.DuckDb;
        string found;
        try
        {
            using DuckDbResult result = Connection.Query(native);
            found = string.Join(" ; ", InOrder(recorded, result.ReadRows().Select(r => string.Join(" | ", r.Select(SparkText.Value)))));
        }
        catch (DuckDbException exception)
        {
            found = "error: " + exception.Message;
        }

        string expected = recorded.Error is { } error ? "error: " + error : string.Join(" ; ", InOrder(recorded, recorded.Rows));
        bool agrees = recorded.Error is not null ? found.StartsWith("error: ", StringComparison.Ordinal) : NearValues(found, expected);
        return agrees ? null : $"{recorded.DuckDb}\n  DuckDB: {found}\n  Spark:  {expected}\n  by:     {recorded.Sql}";
    }

    /// <summary>True when the values are the recorded ones, whatever their types.</summary>
    public bool SameValues(Recorded recorded)
    {
        string found = Answer(recorded, out _);
        return recorded.Error is not null ? Agrees(recorded, found) : found.Contains(" :: ", StringComparison.Ordinal) && NearValues(After(found), After(Expected(recorded)));
    }

    private static bool NearValues(string one, string other)
    {
        string[] ones = one.Split([' ', '|', ';']);
        string[] others = other.Split([' ', '|', ';']);
        return ones.Length == others.Length && ones.Zip(others).All(p => p.First == p.Second || NearNumber(p.First, p.Second, 1e-6));
    }

    /// <summary>Rows without an order of their own are compared as a bag.</summary>
    private static IEnumerable<string> InOrder(Recorded recorded, IEnumerable<string> rows) =>
        recorded.Sql.Contains("ORDER BY", StringComparison.Ordinal) ? rows : rows.Order(StringComparer.Ordinal);

    private static bool Agrees(Recorded recorded, string found)
    {
        if (recorded.Error is not null)
        {
            return found.StartsWith("error: ", StringComparison.Ordinal) || found.StartsWith("refused: ", StringComparison.Ordinal);
        }

        string expected = Expected(recorded);
        return found == expected || Near(found, expected) || (expected.Contains("void", StringComparison.Ordinal) && After(found) == After(expected));
    }

    /// <summary>DuckDB has no type for NULL alone: its value is compared, its type is not.</summary>
    private static string After(string answer) => answer[(answer.IndexOf(" :: ", StringComparison.Ordinal) + 4)..];

    /// <summary>Fractions may differ in the last digit: the two engines use other libraries of mathematics.</summary>
    private static bool Near(string one, string other)
    {
        string[] ones = one.Split([' ', '|', ';']);
        string[] others = other.Split([' ', '|', ';']);
        return ones.Length == others.Length && ones.Zip(others).All(p => p.First == p.Second || ((p.First + p.Second).Contains('.', StringComparison.Ordinal) && NearNumber(p.First, p.Second)));
    }

    private static bool NearNumber(string one, string other, double tolerance = Tolerance) =>
        double.TryParse(one.Trim('[', ']', ','), NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
        && double.TryParse(other.Trim('[', ']', ','), NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
        && Math.Abs(a - b) <= Math.Max(tolerance * Math.Abs(b), 1e-15);
}
