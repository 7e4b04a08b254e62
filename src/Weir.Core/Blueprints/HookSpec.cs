using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>What happens after a run: other Blueprints, webhooks, commands.</summary>
public static class HookSpec
{
    public static Field<string> Blueprint { get; } = Field.Path("blueprint").Doc("A Blueprint that is run.", "notify.yml");

    public static Field<Node> Command { get; } = Field.Either("command", TextType.Instance, new ListType<string>(TextType.Instance, AcceptSingle: false))
        .Doc("A program and its arguments; never a shell. Only where the project says `danger: { allow_command_hooks: true }`.");

    public static Field<string> Class { get; } = Field.Text("class").Doc("A C# class that implements `IHookAction`.", "hooks.cs#Tell");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("settings", AnyType.Instance)
        .Doc("With `class`: what it is made with, parameters of its constructor and properties, in snake_case.");

    public static Field<TimeSpan> Timeout { get; } = Field.Duration("timeout").Default(TimeSpan.FromSeconds(300)).Doc("How long it may take.");

    public static Field<IReadOnlyList<string>> WhenError { get; } = Field.Texts("when_error", acceptSingle: true).Default([])
        .Doc("Only after an error of one of these types: an Assert rule's `error_type`, or the name or id of a finding.");

    public static Field<bool> InProcess { get; } = Field.Boolean("in_process").Default(false).Doc("Kept for old Blueprints: Weir always runs a Blueprint's hook in the same process, in a session of its own.");

    public static ComponentSpec Entry { get; } = new(
        ComponentKind.Part, "hook", "One thing that happens after a run.", [Blueprint, WebhookSpec.Either, Command, Class, Settings, Timeout, WhenError, InProcess])
    {
        Groups = [new FieldGroup([Blueprint, WebhookSpec.Either, Command, Class], OneRequired: true)],
    };

    public static Field<IReadOnlyList<Config>> OnSuccess { get; } = Event("on_success", "After a run that did everything.");

    public static Field<IReadOnlyList<Config>> OnFailure { get; } = Event("on_failure", "After a run that failed, or did not do everything.");

    public static Field<IReadOnlyList<Config>> OnPatchPending { get; } = Event("on_patch_pending", "After a repair was proposed that waits for a person.");

    public static Field<IReadOnlyList<Config>> OnHealed { get; } = Event("on_healed", "After a run that succeeded with a repair.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "hooks", "What happens after a run, in the order written, and who listens while it lasts. A hook that fails is a warning and skips the rest of its list; the run's exit code stays.",
        [OnSuccess, OnFailure, OnPatchPending, OnHealed, ObserverSpec.Logging, ObserverSpec.Metrics, ObserverSpec.Audit])
    {
        Example = "hooks:\n  on_failure:\n    - webhook: { url: https://hooks.example.com/weir }\n      when_error: [freshness]\n",
    };

    private static Field<IReadOnlyList<Config>> Event(string name, string summary) => Field.List(name, new ObjectType(Entry)).Default([]).Doc(summary);
}
