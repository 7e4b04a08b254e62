namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A UNION's value and the member that holds it.</summary>
public sealed class DuckDbUnion(string member, object? value) : IEquatable<DuckDbUnion>
{
    public string Member { get; } = member;

    public object? Value { get; } = value;

    public bool Equals(DuckDbUnion? other) =>
        other is not null && string.Equals(Member, other.Member, StringComparison.Ordinal) && ValueEquality.Instance.Equals(Value, other.Value);

    public override bool Equals(object? obj) => Equals(obj as DuckDbUnion);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Member);

    public override string ToString() => ValueEquality.Print(Value);
}
