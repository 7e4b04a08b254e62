using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Tests.Interop;

public sealed class DuckDbErrorTests : DuckDbTest
{
    private DuckDbException Fail(string sql) => Should.Throw<DuckDbException>(() => Connection.Execute(sql));

    [Fact]
    public void Missing_column_has_class_position_and_candidates()
    {
        Connection.Execute("CREATE TABLE flights (delay INT, origin VARCHAR)");

        DuckDbException error = Fail("SELECT origin, dely FROM flights");

        error.ErrorType.ShouldBe(DuckDbErrorType.Binder);
        error.Subtype.ShouldBe("COLUMN_NOT_FOUND");
        error.SubjectName.ShouldBe("dely");
        error.Position.ShouldBe("SELECT origin, ".Length);
        error.Candidates.ShouldContain("delay");
        error.Message.ShouldStartWith("Referenced column \"dely\" not found");
    }

    [Fact]
    public void Missing_table_has_class_position_and_candidates()
    {
        Connection.Execute("CREATE TABLE flights (delay INT)");

        DuckDbException error = Fail("SELECT * FROM fligths");

        error.ErrorType.ShouldBe(DuckDbErrorType.Catalog);
        error.Subtype.ShouldBe("MISSING_ENTRY");
        error.SubjectName.ShouldBe("fligths");
        error.Position.ShouldBe("SELECT * FROM ".Length);
        error.Candidates.ShouldBe(["flights"]);
    }

    [Fact]
    public void Missing_function_has_class_and_candidates()
    {
        DuckDbException error = Fail("SELECT uppr('a')");

        error.ErrorType.ShouldBe(DuckDbErrorType.Catalog);
        error.SubjectName.ShouldBe("uppr");
        error.Position.ShouldBe("SELECT ".Length);
        error.Candidates.ShouldContain("upper");
    }

    [Fact]
    public void Syntax_error_has_class_and_position()
    {
        DuckDbException error = Fail("SELECT 1 FORM x WHERE");

        error.ErrorType.ShouldBe(DuckDbErrorType.Parser);
        error.Position.ShouldNotBeNull();
        error.Message.ShouldContain("syntax error");
    }

    [Fact]
    public void Position_counts_utf16_units_not_bytes()
    {
        DuckDbException error = Fail("SELECT '日本語 🦆 é', nope");

        error.Position.ShouldBe("SELECT '日本語 🦆 é', ".Length);
    }

    [Fact]
    public void Position_in_a_later_statement_counts_from_the_start_of_the_text()
    {
        DuckDbException error = Fail("SELECT 1; SELECT 2;\nSELECT nope");

        error.Position.ShouldBe("SELECT 1; SELECT 2;\nSELECT ".Length);
    }

    [Fact]
    public void Conversion_error_at_run_time_has_its_class()
    {
        DuckDbException error = Fail("SELECT CAST(x AS INT) FROM (VALUES ('1'), ('abc')) t(x)");

        error.ErrorType.ShouldBe(DuckDbErrorType.Conversion);
        error.Message.ShouldContain("abc");
    }

    [Fact]
    public void Conversion_error_while_streaming_has_its_class()
    {
        using DuckDbResult result = Connection.Query("SELECT CAST(CASE WHEN i = 1999999 THEN 'x' ELSE '1' END AS INT) FROM range(2000000) t(i)");

        DuckDbException error = Should.Throw<DuckDbException>(() => Drain(result));

        error.ErrorType.ShouldBe(DuckDbErrorType.Conversion);
        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Broken_constraint_has_its_class()
    {
        Connection.Execute("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");

        DuckDbException error = Fail("INSERT INTO t VALUES (1)");

        error.ErrorType.ShouldBe(DuckDbErrorType.Constraint);
        error.Message.ShouldContain("Duplicate key");
    }

    [Fact]
    public void Exhausted_memory_has_its_class()
    {
        Connection.Execute("SET memory_limit = '20MB'; SET max_temp_directory_size = '0KB'; SET threads = 1");

        DuckDbException error = Fail("CREATE TABLE big AS SELECT i, repeat('x', 1000) || i AS text FROM range(1000000) t(i) ORDER BY text");

        error.ErrorType.ShouldBe(DuckDbErrorType.OutOfMemory);
        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Unreadable_file_has_its_class()
    {
        DuckDbException error = Fail("SELECT * FROM read_csv('/no/such/file.csv')");

        error.ErrorType.ShouldBe(DuckDbErrorType.IO);
        error.Message.ShouldContain("/no/such/file.csv");
    }

    [Fact]
    public void Zero_inside_the_sql_is_refused_not_cut_off()
    {
        DuckDbException error = Fail("SELECT 1 \0; DROP TABLE t");

        error.ErrorType.ShouldBe(DuckDbErrorType.Parser);
        error.Position.ShouldBe(9);
    }

    [Fact]
    public void Query_without_a_statement_says_so()
    {
        Should.Throw<DuckDbException>(() => Connection.Query("-- nothing")).Message.ShouldBe("The SQL holds no statement.");
        Connection.Execute(" ; ").ShouldBe(0);
    }

    [Fact]
    public void Error_raised_by_sql_keeps_its_text()
    {
        DuckDbException error = Fail("SELECT error('{\"a\": 1}')");

        error.ErrorType.ShouldBe(DuckDbErrorType.InvalidInput);
        error.Message.ShouldBe("{\"a\": 1}");
    }
}
