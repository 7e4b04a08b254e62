namespace Weir.Core.Data;

/// <summary>A length of time counted in one unit (s, ms, us or ns), stored as a bigint.</summary>
public sealed record DurationDataType(string Unit) : DataType
{
    public override string Spelling => $"duration({Unit})";
}
