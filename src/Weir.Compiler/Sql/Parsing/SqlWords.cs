namespace Weir.Compiler.Sql.Parsing;

/// <summary>Words that can't be names where a name is optional, and words that DuckDB reserves.</summary>
internal static class SqlWords
{
    private const string AfterValue =
        " from where group having order sort cluster distribute limit offset window qualify union except minus intersect join on using left right full inner cross natural semi anti "
        + "lateral pivot unpivot tablesample as when then else end and or not in is like ilike rlike regexp between div asc desc nulls rows range select with for escape filter over within "
        + "collate exclude replace fetch returning positional asof ignore respect sample at by glob similar isnull notnull ";

    private const string NoValue =
        " from where group having order union except intersect join on using as when then else end and or in is select with limit by asc desc ";

    private const string Reserved =
        " all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default deferrable desc describe distinct do else end except false fetch "
        + "for foreign from group having in initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary qualify "
        + "references returning select show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window with "
        + "asof at authorization binary cross full glob ilike inner is isnull join left like map natural notnull outer overlaps positional right semi similar struct tablesample anti try_cast generated ";

    /// <summary>False for a word that goes on with the clause, so that it can't be an alias without AS.</summary>
    public static bool MayBeAlias(string word) => !Has(AfterValue, word);

    /// <summary>False for a word that can't begin a value.</summary>
    public static bool MayBeValue(string word) => !Has(NoValue, word);

    /// <summary>True when DuckDB takes the word for a name only in quotes.</summary>
    public static bool NeedsQuotes(string word) => Has(Reserved, word);

    private static bool Has(string list, string word) => list.Contains(" " + word + " ", StringComparison.OrdinalIgnoreCase);
}
