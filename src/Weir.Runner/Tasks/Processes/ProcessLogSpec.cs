using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>What becomes of what a program prints.</summary>
public static class ProcessLogSpec
{
    private static readonly Choice<OutputMode>[] Modes =
    [
        new("inherit", OutputMode.Events, "each line becomes an event of the run"),
        new("capture", OutputMode.Capture, "as inherit, and the text is handed on"),
        new("file", OutputMode.File, "it is added to `file_path`"),
        new("discard", OutputMode.Discard, "it is read and dropped"),
    ];

    public static Field<OutputMode> Output { get; } = Core.Specs.Field.Choice("stdout", Modes).Default(OutputMode.Events).Doc("Standard output.");

    public static Field<OutputMode> Errors { get; } = Core.Specs.Field.Choice("stderr", Modes).Default(OutputMode.Events).Doc("Standard error.");

    public static Field<string> FilePath { get; } = Core.Specs.Field.Path("file_path").Doc("The file of mode `file`; both streams may share it.");

    public static Field<long> MaximumKilobytes { get; } = Core.Specs.Field.Integer("max_capture_kb", 1, 1 << 20).Default(1024).Doc("The most that is captured of a stream, in KiB. What comes after it is read and dropped.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "process log", "What becomes of what a program prints.", [Output, Errors, FilePath, MaximumKilobytes]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("log", Spec).Doc("What becomes of what the program prints.");
}
