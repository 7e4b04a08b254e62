using Weir.Core.Sql;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>Scans SQL by DuckDB's lexical rules: only <c>E'...'</c> escapes by backslash, <c>$tag$...$tag$</c> is a text.</summary>
internal sealed class DuckDbScanner : SqlScanner
{
    private DuckDbScanner(string sql)
        : base(sql)
    {
    }

    internal static SqlOutline Scan(string sql) => new DuckDbScanner(sql).Read();

    protected override bool TrySkipQuoted(int at) => Text[at] switch
    {
        '\'' => SkipQuoted('\'', escapes: HasPrefix(at, 'e')),
        '"' => SkipQuoted('"', escapes: false),
        '$' => TrySkipDollarQuoted(at),
        _ => false,
    };

    private bool TrySkipDollarQuoted(int at)
    {
        int tagEnd = at + 1;
        while (tagEnd < Text.Length && IsWordPart(Text[tagEnd]))
        {
            tagEnd++;
        }

        if (tagEnd >= Text.Length || Text[tagEnd] != '$')
        {
            return false;
        }

        SkipPast(Text[at..(tagEnd + 1)], tagEnd + 1);
        return true;
    }
}
