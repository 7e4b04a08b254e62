namespace Weir.Cli.Lineage;

/// <summary>A column of a module. <c>*</c> stands for columns that can't be told apart.</summary>
internal readonly record struct ColumnName(string Module, string Column)
{
    public override string ToString() => $"{Module}.{Column}";

    /// <summary>Reads <c>module.column</c>; null when there is no dot. Columns may hold dots, module ids don't.</summary>
    public static ColumnName? Parse(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 || dot == text.Length - 1 ? null : new ColumnName(text[..dot], text[(dot + 1)..]);
    }
}
