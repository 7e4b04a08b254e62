using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Runner.Tasks.Checks;

/// <summary><c>check.items</c>: whether there is enough to go on with.</summary>
public sealed class CheckItemsTask : ITask
{
    public static Field<Node> Items { get; } = Field.Either("items", TextType.Instance, new ListType<Node>(AnyType.Instance, AcceptSingle: false)).Required()
        .Doc("A list, or a text of items with commas between them; empty ones do not count.");

    public static Field<long> Minimum { get; } = Field.Integer("min_count", 0).Default(1).Doc("How many there must be; with fewer there is no data.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "check.items", "Looks whether a list has enough items. With fewer the task found no data.", [Items, Minimum])
    {
        Remarks = "Hands on `has_data` and `count`.",
        Example = "- id: enough\n  type: Task\n  uses: check.items\n  config: { items: \"${steps.list.outputs.files}\", min_count: 3 }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        long count = config.Get(Items) switch
        {
            SequenceNode list => list.Items.Length,
            ScalarNode text => text.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length,
            _ => 0,
        };
        long minimum = config.Get(Minimum);
        (string, JsonNode?)[] outputs = [("has_data", count >= minimum), ("count", count)];
        return Task.FromResult(count >= minimum ? TaskResult.With(outputs) : TaskResult.NoData($"count({count}) < min_count({minimum})", outputs));
    }
}
