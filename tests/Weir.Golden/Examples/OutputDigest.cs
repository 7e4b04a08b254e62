using System.Globalization;
using System.IO.Compression;
using System.Text;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Golden.Examples;

/// <summary>What a run wrote, as text that a person can judge: every file, and of every target its columns, its rows in order, and a checksum of them all.</summary>
internal static class OutputDigest
{
    private const int ShownRows = 12;

    public static string Of(string folder)
    {
        StringBuilder text = new();
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        connection.Execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = true;");
        foreach (string target in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            Append(text, connection, target);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DuckDbConnection connection, string target)
    {
        switch (Path.GetExtension(target))
        {
            case ".txt":
                text.Append(CultureInfo.InvariantCulture, $"## {Path.GetFileName(target)}\n{File.ReadAllText(target)}\n");
                return;
            case ".zip":
                using (ZipArchive archive = ZipFile.OpenRead(target))
                {
                    text.Append(CultureInfo.InvariantCulture, $"## {Path.GetFileName(target)}\n");
                    text.AppendJoin('\n', archive.Entries.Select(e => $"{e.FullName}: {e.Length} bytes, CRC {e.Crc32:x8}")).Append("\n\n");
                }

                return;
        }

        string[] files = Directory.Exists(target) ? [.. Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/_delta_log/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)] : [target];
        string source = Source(target, files);
        object?[][] columns = [.. connection.Query($"DESCRIBE SELECT * FROM {source}").ReadRows()];
        text.Append(CultureInfo.InvariantCulture, $"## {Path.GetFileName(target)}: {(files.Length == 1 ? "1 file" : $"{files.Length} files")}\n");
        text.AppendJoin(", ", columns.Select(c => $"{c[0]} {c[1]}")).Append('\n');
        string rows = $"(SELECT {string.Join(", ", columns.Select(c => Shown((string)c[0]!)))} FROM {source})";
        object?[] sums = connection.Query($"SELECT count(*), CAST(bit_xor(hash(t)) AS VARCHAR) FROM {rows} t").ReadRows()[0];
        text.Append(CultureInfo.InvariantCulture, $"rows {sums[0]}, checksum {sums[1]}\n");
        foreach (object?[] row in connection.Query($"SELECT CAST(t AS VARCHAR) FROM (SELECT * FROM {rows} ORDER BY ALL LIMIT {ShownRows}) t").ReadRows())
        {
            text.Append(CultureInfo.InvariantCulture, $"{row[0]}\n");
        }

        text.Append('\n');
    }

    /// <summary>A column as text; fractions to nine digits, since sums of several threads differ in the last ones.</summary>
    private static string Shown(string column)
    {
        string name = $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"CASE WHEN contains({name}::VARCHAR, '.') AND TRY_CAST({name}::VARCHAR AS DOUBLE) IS NOT NULL THEN printf('%.9g', {name}::VARCHAR::DOUBLE) ELSE {name}::VARCHAR END AS {name}";
    }

    /// <summary>A query's source for a target. Texts stay texts: an inferred type would hide how a value was written.</summary>
    private static string Source(string target, string[] files)
    {
        string ending = Path.GetExtension(files[0]);
        string pattern = Directory.Exists(target) ? Path.Combine(target, "**", "*" + ending) : target;
        string quoted = $"'{pattern.Replace("'", "''", StringComparison.Ordinal)}'";
        return (ending is ".gz" or ".zst" ? Path.GetExtension(Path.GetFileNameWithoutExtension(files[0])) : ending) switch
        {
            ".parquet" => $"read_parquet({quoted})",
            ".csv" => $"read_csv({quoted}, all_varchar = true, header = true)",
            _ => $"read_json({quoted})",
        };
    }
}
