using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Options;

/// <summary>The options of each database's format.</summary>
internal static class OptionSpecs
{
    private static readonly Field[] Server =
        [ConnectionFields.Url, ConnectionFields.Host, ConnectionFields.Port, ConnectionFields.Database, ConnectionFields.User, ConnectionFields.Password, ConnectionFields.Schema];

    private const string ReadRemarks = """
        The module's `table`, or `dbtable`, names a table; `query` is a query in the database's own SQL, which it runs itself. Only the columns that the pipeline uses are
        fetched, in one statement, so that the rows are of one moment. Types are carried over exactly or refused by name: see the guide's page on databases.
        """;

    private const string WriteRemarks = """
        Rows are written to a staging table first and published in one transaction when the whole run has succeeded. A run that dies can be resumed: what was published is not published
        again. Modes: error, append, overwrite (the rows are replaced, the table stays), merge by `merge_key`, ignore.
        """;

    internal static ComponentSpec Reads(string name, string summary, IReadOnlyList<string> aliases, bool isFile) => new(
        ComponentKind.IngressFormat, name, summary, [.. Place(isFile), ConnectionFields.Table, ConnectionFields.Query, ConnectionFields.BatchRows, ConnectionFields.TimeoutSeconds])
    {
        Aliases = aliases,
        Remarks = ReadRemarks,
    };

    internal static ComponentSpec Writes(string name, string summary, IReadOnlyList<string> aliases, bool isFile) => new(
        ComponentKind.EgressFormat, name, summary, [.. Place(isFile), ConnectionFields.Table, ConnectionFields.BatchRows, ConnectionFields.TimeoutSeconds])
    {
        Aliases = aliases,
        Remarks = WriteRemarks,
    };

    private static Field[] Place(bool isFile) =>
        isFile ? [ConnectionFields.Url] : [.. Server, ConnectionFields.Driver];
}
