using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Flow.Specs;

/// <summary>The keys of a flow's document.</summary>
public static class FlowSpec
{
    public static Field<long> Version { get; } = Field.Integer("version", 1, 1).Default(1).Doc("The version of the grammar.");

    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("The flow's name in the history and in paths: letters, digits, `_`, `-`, `.`.", "nightly");

    public static Field<string> Description { get; } = Field.Text("description").Doc("What it is for.");

    public static Field<string> Root { get; } = Field.Text("root").Default("/tmp/work").Doc("The folder of all workspaces: each job of each run gets `ROOT/FLOW/JOB/RUN` with `artifacts`, `scratch` and `manifests`. Relative to the file.");

    public static Field<WorkspaceCleanup> Cleanup { get; } = Field.Choice(
            "cleanup_policy",
            new Choice<WorkspaceCleanup>("on_success", WorkspaceCleanup.OnSuccess, "after a run that succeeded"),
            new Choice<WorkspaceCleanup>("always", WorkspaceCleanup.Always, "after every run"),
            new Choice<WorkspaceCleanup>("never", WorkspaceCleanup.Never, ""))
        .Default(WorkspaceCleanup.OnSuccess).Doc("When the run's folders are removed; never before the whole flow has ended.");

    public static Field<IReadOnlyDictionary<string, string>> Layout { get; } = Field.Map("layout", TextType.Instance).Doc("Other names for `artifacts`, `scratch`, `manifests`.");

    public static Field<IReadOnlyList<string>> AllowPaths { get; } = Field.Texts("allow_paths").Default([])
        .Doc("Further folders that steps may read and write. Without them a step writes to its job's folders only, and reads those of the run's jobs and the flow file's folder.");

    public static ComponentSpec WorkspaceSpec { get; } = new(ComponentKind.Part, "flow workspace", "Where steps keep their files.", [Root, Cleanup, Layout, AllowPaths]);

    public static Field<Config> Workspace { get; } = Field.Object("workspace", WorkspaceSpec).Doc("Where steps keep their files.");

    public static Field<string> Backend { get; } = Field.Text("backend").Doc("Kept for old flows: state is in the project's store.");

    public static Field<string> StatePath { get; } = Field.Text("path").Doc("Kept for old flows: state is in the project's store.");

    public static Field<Config> State { get; } = Field.Object("state", new ComponentSpec(ComponentKind.Part, "flow state", "Kept for old flows: state is in the project's store.", [Backend, StatePath]))
        .Doc("Kept for old flows: state is in the project's store.");

    public static Field<string> Scope { get; } = Field.Choice("scope", new Choice<string>("none", "none", ""), new Choice<string>("job", "job", "as flow"), new Choice<string>("flow", "flow", "one run of the flow at a time"))
        .Default("job").Doc("What is locked.");

    public static Field<TimeSpan> LockTime { get; } = Field.Duration("ttl_seconds").Default(TimeSpan.FromHours(1)).Doc("How long a holder that died keeps others out; a living one renews it.");

    public static Field<Config> Locks { get; } = Field.Object("locks", new ComponentSpec(ComponentKind.Part, "flow locks", "A lock on the whole run.", [Scope, LockTime])).Doc("A lock on the whole run; none when left out.");

    public static ComponentSpec HeadSpec { get; } = new(
        ComponentKind.Part, "flow", "What the flow is called and where it works.",
        [Id, Description, Workspace, State, Locks, GuardSpec.FailFast, GuardSpec.Parallelism, GuardSpec.RunTimeout]);

    public static Field<Config> Head { get; } = Field.Object("flow", HeadSpec).Required().Doc("What the flow is called and where it works.");

    public static Field<IReadOnlyDictionary<string, Node>> Parameters { get; } = Field.Map("params", AnyType.Instance)
        .Doc("Name to default; null for one that must be given with `--ctx NAME=VALUE`. Read as `{{params.NAME}}`.");

    public static Field<IReadOnlyDictionary<string, Config>> Resources => Whole.Resources;

    public static Field<IReadOnlyList<Config>> Jobs => Whole.Jobs;

    public static Field<IReadOnlyList<Config>> Finally => Whole.Finally;

    /// <summary>The whole document.</summary>
    public static ComponentSpec Spec => Whole.Spec;

    private static class Whole
    {
        public static Field<IReadOnlyDictionary<string, Config>> Resources { get; } = Field.Map("resources", new ObjectType(ResourceSpec.Spec)).Doc("Name to an outside system that steps work with.");

        public static Field<IReadOnlyList<Config>> Jobs { get; } = Field.List("jobs", new ObjectType(JobSpec.Spec)).Required().Doc("The jobs, in the order in which they run.");

        public static Field<IReadOnlyList<Config>> Finally { get; } = Field.List("finally", new ObjectType(JobSpec.Spec)).Default([])
            .Doc("Jobs that run after all others, whatever failed before, and again in every attempt at the run.");

        public static ComponentSpec Spec { get; } = new(ComponentKind.Document, "Flow", "Jobs of steps, for operations: processes, transfers, mails, SQL.", [Version, Head, Parameters, Resources, Jobs, Finally])
        {
            Example = "version: 1\nflow: { id: hello }\njobs:\n  - id: main\n    steps:\n      - id: greet\n        type: process.run\n        inputs: { command: [echo, hello] }\n",
        };
    }
}
