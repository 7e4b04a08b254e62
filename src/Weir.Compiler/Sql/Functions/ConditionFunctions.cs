namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on NULL, truth and types. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class ConditionFunctions
{
    public const string Table =
        """
        coalesce | 1.. | a | widest | =
        nvl, ifnull | 2 | a | widest | =coalesce
        nvl2 | 3 | a | ? | CASE WHEN $1 IS NOT NULL THEN $2 ELSE $3 END
        nullif | 2 | aa | $1 | =
        if | 3 | kaa | ? | CASE WHEN $1 THEN $2 ELSE $3 END
        isnull | 1 | a | boolean | ($1 IS NULL)
        isnotnull | 1 | a | boolean | ($1 IS NOT NULL)
        equal_null | 2 | aa | boolean | ($1 IS NOT DISTINCT FROM $2)
        assert_true | 1 | k | void | CASE WHEN $1 IS NOT TRUE THEN error('[USER_RAISED_EXCEPTION] The condition is not true.') END
        assert_true | 2 | ks | void | CASE WHEN $1 IS NOT TRUE THEN error($2) END
        raise_error | 1..2 | sa | void | error($1)
        typeof | 1 | a | string | @typeof
        string | 1 | a | string | @cast
        boolean | 1 | a | boolean | @cast
        tinyint | 1 | a | tinyint | @cast
        smallint | 1 | a | smallint | @cast
        int | 1 | a | int | @cast
        bigint | 1 | a | bigint | @cast
        float | 1 | a | float | @cast
        double | 1 | a | double | @cast
        decimal | 1 | a | decimal(10,0) | @cast
        date | 1 | a | date | @cast
        timestamp | 1 | a | timestamp | @cast
        binary | 1 | a | binary | @cast
        time | 1 | a | time | @cast
        not | 1 | k | boolean | (NOT $1)
        """;
}
