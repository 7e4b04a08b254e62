using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>The keys that the SQL tasks share.</summary>
internal static class SqlTaskFields
{
    internal static Field<string> Format { get; } = Field.Text("format").Required().Doc("The kind of database, as an Ingress names it: postgres, mysql, mariadb, sqlite, jdbc.", "postgres");

    internal static Field<string> Database { get; } = Field.Path("database").Alias("path").Doc("A database that is a file.", "data/shop.db");

    internal static Field<IReadOnlyDictionary<string, string>> Options { get; } = Field.Map("options", TextType.Instance).Doc("How the database is reached: the options of the format.", "{ host: db, database: shop, user: etl }");

    internal static Field<string> Statements { get; } = Field.Text("sql").Doc("Statements in the database's own SQL, run in one transaction.", "DELETE FROM staging WHERE day < DATE '2025-01-01'");

    internal static Field<string> Script { get; } = Field.Path("script").Doc("A file of statements, instead of `sql`.", "sql/clean.sql");

    internal static Field<string> Query { get; } = Field.Text("query").Doc("A query in the database's own SQL.", "SELECT * FROM orders WHERE open");

    internal static Field<IReadOnlyDictionary<string, Node>> Parameters { get; } = Field.Map("params", AnyType.Instance)
        .Doc("Values for `:name` in the SQL, quoted by the database's rules; a list stands for its items with commas.", "{ day: 2026-01-01, ids: [1, 2] }");

    internal static Field<long> MaximumRows { get; } = Field.Integer("max_rows", 1, 1_000_000).Default(50_000).Doc("More rows than these are an error.");

    internal static Field<bool> Checksum { get; } = Field.Boolean("checksum").Default(false).Doc("Whether the file's SHA-256 is handed on as `sha256`.");

    internal static Field<string> Table { get; } = Field.Text("table").Doc("A table.", "public.orders");

    internal static Field<string> To { get; } = Field.Path("to").Required().Doc("The file to write. Its ending tells the format (.csv, .tsv, .parquet, .json, .jsonl); it appears whole or not at all.", "out/orders.csv");

    internal static Field<string> From { get; } = Field.Path("from").Required().Doc("The file to read. Its ending tells the format (.csv, .tsv, .parquet, .json, .jsonl).", "in/orders.parquet");

    internal static Field<string> FileFormat { get; } = Field.Text("file_format").Doc("The file's format, where its ending does not tell it.", "csv");

    internal static Field<IReadOnlyDictionary<string, string>> FileOptions { get; } = Field.Map("file_options", TextType.Instance).Doc("Options of the file's format, as an Ingress or Egress has them.", "{ sep: ';' }");

    internal static Field<WriteMode> Mode { get; } = Field.Choice("mode", WriteModes.Choices).Default(WriteMode.Append).Doc("How the rows come into the table.");

    internal static Field<IReadOnlyList<string>> MergeKey { get; } = Field.Texts("merge_key", acceptSingle: true).Doc("Mode merge: the columns that identify a row.");
}
