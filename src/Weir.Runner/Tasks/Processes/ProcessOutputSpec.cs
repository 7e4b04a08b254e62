using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>How a program's output comes to be whole, and is not made twice.</summary>
public static class ProcessOutputSpec
{
    public static Field<OutputStrategy> Strategy { get; } = Core.Specs.Field.Choice(
            "strategy",
            new Choice<OutputStrategy>("none", OutputStrategy.None, "the program writes where it likes"),
            new Choice<OutputStrategy>("marker", OutputStrategy.Marker, "when `marker_path` is there the program does not run; it is written after a success"),
            new Choice<OutputStrategy>("atomic_dir", OutputStrategy.AtomicFolder, "the program writes to the folder that `output_variable` names, which takes the place of `final_output_dir` after a success"))
        .Default(OutputStrategy.None).Doc("How.");

    public static Field<string> MarkerPath { get; } = Core.Specs.Field.Path("marker_path").Doc("Strategy marker: the file that says that the work is done.");

    public static Field<string> TemporaryFolder { get; } = Core.Specs.Field.Path("temp_output_dir").Doc("Strategy atomic_dir: kept for old flows; the folder is always made beside `final_output_dir`, empty for each attempt.");

    public static Field<string> FinalFolder { get; } = Core.Specs.Field.Path("final_output_dir").Doc("Strategy atomic_dir: where the folder goes.");

    public static Field<string> FolderVariable { get; } = Core.Specs.Field.Text("output_variable").Default("WEIR_OUTPUT_DIR").Doc("Strategy atomic_dir: the variable that names the folder to the program.");

    public static Field<bool> AtomicRename { get; } = Core.Specs.Field.Boolean("atomic_rename").Default(true).Doc("Kept for old flows: the folder always appears by a rename.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "process idempotency", "How a program's output comes to be whole, and is not made twice.", [Strategy, MarkerPath, TemporaryFolder, FinalFolder, FolderVariable, AtomicRename]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("idempotency", Spec).Doc("How the program's output comes to be whole.");
}
