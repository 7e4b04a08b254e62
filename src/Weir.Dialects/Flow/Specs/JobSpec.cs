using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Flow.Specs;

/// <summary>The keys of a job and of its steps.</summary>
public static class JobSpec
{
    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("Its name: letters, digits, `_`, `-`, `.`.");

    public static Field<string> Description { get; } = Field.Text("description").Doc("What it is for.");

    public static Field<IReadOnlyList<string>> DependsOn { get; } = Field.Texts("depends_on", acceptSingle: true).Default([]).Doc("Jobs before it without whose success it does not run.");

    public static Field<string> When { get; } = Field.Text("when")
        .Doc("A condition on what came before: `jobs.probe.outputs.count > 0 and jobs.probe.status == \"SUCCESS\"`. When it does not hold, or a value is missing, the job is skipped, and what depends on it too.");

    public static Field<string> StepType { get; } = Field.Text("type").Required().Doc("The task: one of the reference, or its older name (`external.process`, `db_extract`, ...).");

    public static Field<IReadOnlyDictionary<string, Node>> Inputs { get; } = Field.Map("inputs", AnyType.Instance).Doc("The keys of the task. `resource: NAME` stands for that resource's settings.");

    public static Field<IReadOnlyDictionary<string, Node>> Outputs { get; } = Field.Map("outputs", AnyType.Instance).Doc("Names and values that other jobs read as `jobs.JOB.outputs.NAME`; `{{result.X}}` is what the task gave.");

    public static Field<string> OnNoData { get; } = Field.Choice("on_no_data", new Choice<string>("skip_job", "skip_job", "the job's other steps are skipped, and what depends on the job"))
        .Doc("What happens when the task found nothing to do; the next step runs when left out.");

    public static Field<string> StepWhen { get; } = Field.Text("when").Doc("A condition; when it does not hold, only this step is skipped. `steps.ID.NAME` reads earlier steps of the job.");

    public static Field<bool> ContinueOnError { get; } = Field.Boolean("continue_on_error").Default(false).Doc("Whether the flow goes on when the step fails.");

    public static ComponentSpec StepSpec => Whole.Step;

    public static Field<IReadOnlyList<Config>> Steps => Whole.Steps;

    public static ComponentSpec Spec => Whole.Spec;

    private static class Whole
    {
        public static ComponentSpec Step { get; } = new(
            ComponentKind.Part, "step", "One task of a job.",
            [Id, StepType, Description, Inputs, Outputs, OnNoData, StepWhen, ContinueOnError, Field.Object("retry", RetrySpec.Spec).Doc("How often it is tried again."), .. GuardSpec.OfModule.Fields]);

        public static Field<IReadOnlyList<Config>> Steps { get; } = Field.List("steps", new ObjectType(Step)).Required().Doc("The steps, one after the other.");

        public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "job", "Steps that share a workspace.", [Id, Description, DependsOn, When, Steps]);
    }
}
