using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Files;

/// <summary>Keys that the tasks on files share.</summary>
internal static class FileFields
{
    public static Field<IReadOnlyList<string>> From { get; } = Field.Texts("from", acceptSingle: true).Required().Doc("A path, a pattern (`*`, `?`, `**`), or a list of them.", "inbox/*.csv");

    public static Field<string> To { get; } = Field.Path("to").Required().Doc("Where to: a folder when it ends in `/` or is one, or when there are several files; a file otherwise.");

    public static Field<bool> Overwrite { get; } = Field.Boolean("overwrite").Default(true).Doc("Whether a file that is there is replaced; otherwise the task fails before it touches anything.");

    public static Field<IReadOnlyList<string>> Paths { get; } = Field.Texts("paths", acceptSingle: true).Required().Doc("A path, a pattern (`*`, `?`, `**`), or a list of them.");
}
