using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>When a program counts as successful.</summary>
public static class ProcessSuccessSpec
{
    public static Field<IReadOnlyList<long>> ExitCodes { get; } = Core.Specs.Field.List("exit_codes", new IntegerType(0, 255)).Default([0], "[0]").Doc("The codes that mean success.");

    public static Field<IReadOnlyList<string>> RequireFiles { get; } = Core.Specs.Field.Texts("require_files").Default([]).Doc("Files that must be there afterwards.");

    public static Field<IReadOnlyList<string>> RequireGlob { get; } = Core.Specs.Field.Texts("require_glob").Default([]).Doc("Patterns, each of which must match a file afterwards; `**` goes through folders.");

    public static Field<IReadOnlyList<string>> ForbidFiles { get; } = Core.Specs.Field.Texts("forbid_files").Default([]).Doc("Files that must not be there afterwards.");

    public static Field<string> MarkerFile { get; } = Core.Specs.Field.Path("marker_file").Doc("A file that the program makes as its last act, and that must be there.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "process success", "When a program counts as successful. Judged before an output folder is published.", [ExitCodes, RequireFiles, RequireGlob, ForbidFiles, MarkerFile]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("success", Spec).Doc("When the program counts as successful.");
}
