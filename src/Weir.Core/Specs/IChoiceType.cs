namespace Weir.Core.Specs;

/// <summary>A field type with a closed list of names, for schema, docs and completion.</summary>
public interface IChoiceType
{
    IReadOnlyList<(string Name, string Documentation)> Names { get; }

    /// <summary>The names and their other spellings.</summary>
    IReadOnlyList<string> Spellings { get; }
}
