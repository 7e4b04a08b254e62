namespace Weir.Core.Data;

/// <summary>A type in the vocabulary that all engines share ("hub" types). <see cref="object.ToString"/> gives its spelling.</summary>
public abstract record DataType
{
    /// <summary>The spelling that <see cref="DataTypeParser"/> reads back.</summary>
    public abstract string Spelling { get; }

    public sealed override string ToString() => Spelling;
}
