using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Tasks.Processes;

/// <summary>The keys of <c>process.run</c>.</summary>
public static class ProcessSpec
{
    public static Field<Node> Command { get; } = Field.Either("command", TextType.Instance, new ListType<string>(TextType.Instance, AcceptSingle: false))
        .Required().Doc("The program, or a list of the program and its arguments. A text is ONE word, the program's name, unless `shell` is true.", "[make, report]");

    public static Field<IReadOnlyList<string>> Arguments { get; } = Field.Texts("args").Default([]).Doc("More arguments, each handed over as it is.");

    public static Field<bool> Shell { get; } = Field.Boolean("shell").Default(false)
        .Doc("Whether `command` is a text for `/bin/sh -c`, with pipes and redirections. `args` become `$1`, `$2`, ..., which no shell reads, so they are the safe way to hand over data.");

    public static Field<string> WorkingDirectory { get; } = Field.Path("cwd").Doc("The folder to run in. The Blueprint's folder, in a flow the job's artifacts, when left out.");

    public static Field<bool> InheritEnvironment { get; } = Field.Boolean("inherit_env").Default(true).Doc("Whether the program sees the project's environment; otherwise only `env` and PATH.");

    public static Field<IReadOnlyDictionary<string, string>> Environment { get; } = Field.Map("env", TextType.Instance).Doc("Variables for the program.");

    public static Field<TimeSpan> Timeout { get; } = Field.Duration("timeout").Alias("timeout_seconds").Doc("How long one attempt may take; then the program and all that it started are stopped.", "5m");

    public static Field<TimeSpan> Grace { get; } = Field.Duration("kill_grace").Alias("kill_grace_seconds").Default(TimeSpan.FromSeconds(15))
        .Doc("How long they have to end by themselves (SIGTERM) before they are killed (SIGKILL).");

    public static Field<Config> Log => ProcessLogSpec.Field;

    public static Field<Config> Success => ProcessSuccessSpec.Field;

    public static Field<Config> Retry => ProcessRetrySpec.Field;

    public static Field<Config> Idempotency => ProcessOutputSpec.Field;

    public static Field<IReadOnlyDictionary<string, Node>> Outputs { get; } = Field.Map("outputs", AnyType.Instance).Doc("Values that are handed on as they are.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Task, "process.run", "Runs a program, without a shell unless one is asked for.",
        [Command, Arguments, Shell, WorkingDirectory, InheritEnvironment, Environment, Timeout, Grace, Log, Success, Retry, Idempotency, Outputs])
    {
        Remarks = "At the timeout, or when the run is cancelled, the program and all that it started get SIGTERM, and SIGKILL after `kill_grace`. What it started is found by its parents and by a mark in "
            + "its environment, so that children of children and those that left for a session of their own are found too. A child that lives on after its program and keeps the output open holds nothing up. "
            + "The program sees WEIR_RUN_ID, WEIR_BLUEPRINT_ID, WEIR_MODULE_ID, WEIR_ATTEMPT and WEIR_IDEMPOTENCY_KEY. "
            + "Hands on `exit_code`, `attempts`, and, where they are captured, `stdout` and `stderr` (without the last line break) with `stdout_truncated` and `stderr_truncated`; `log_file` and `output_dir` where there are such.",
        Example = "- id: report\n  type: Task\n  uses: process.run\n  config:\n    command: [python3, report.py, --day, \"2026-01-01\"]\n    timeout: 5m\n    log: { stdout: capture }\n    success: { require_files: [out/report.csv] }\n",
    };
}
