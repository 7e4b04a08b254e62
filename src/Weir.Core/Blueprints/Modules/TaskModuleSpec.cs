using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Task: a side effect. The keys of its configuration are those of the task that it uses.</summary>
public static class TaskModuleSpec
{
    /// <summary>Any keys: the task's own spec checks them.</summary>
    public static Field<IReadOnlyDictionary<string, Node>> Config { get; } = Field.Map("config", AnyType.Instance).Doc("The keys of the task that `uses` names.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Module, "Task", "A side effect: a process, a transfer, a mail. The keys of `config` are those of the task that `uses` names.", [])
    {
        Remarks = "A task takes and gives no rows; edges and `depends_on` order it. What it hands on is read by later tasks as `${steps.ID.outputs.NAME}`, which also orders the two. "
            + "A value that is one such reference alone keeps its type. Outputs are kept in the history, and a resume restores them.",
        Example = "- id: build\n  type: Task\n  uses: process.run\n  config:\n    command: [make, report]\n    timeout: 5m\n",
    };
}
