using Weir.Core.Sql;

namespace Weir.Engines.Spark.Sql;

/// <summary>Scans SQL by Spark's lexical rules: quotes escape by backslash except in <c>r'...'</c>, names stand in backquotes.</summary>
internal sealed class SparkScanner : SqlScanner
{
    private SparkScanner(string sql)
        : base(sql)
    {
    }

    internal static SqlOutline Scan(string sql) => new SparkScanner(sql).Read();

    protected override bool TrySkipQuoted(int at) => Text[at] switch
    {
        '\'' => SkipQuoted('\'', escapes: !HasPrefix(at, 'r')),
        '"' => SkipQuoted('"', escapes: true),
        '`' => SkipQuoted('`', escapes: false),
        _ => false,
    };
}
