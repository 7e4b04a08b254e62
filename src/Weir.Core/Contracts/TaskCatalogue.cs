using System.Diagnostics.CodeAnalysis;

namespace Weir.Core.Contracts;

/// <summary>The tasks that modules may use, by name. A task is made when it is first asked for, so that a start pays only for what it uses.</summary>
/// <param name="entries">The tasks, in the order of the reference.</param>
public sealed class TaskCatalogue(IReadOnlyList<TaskEntry> entries)
{
    private readonly ITask?[] made = new ITask?[entries.Count];

    public static TaskCatalogue Empty { get; } = new([]);

    public IReadOnlyList<string> Names => [.. entries.Select(e => e.Name)];

    public bool TryFind(string? name, [NotNullWhen(true)] out ITask? task)
    {
        task = null;
        for (int i = 0; i < entries.Count && task is null; i++)
        {
            if (entries[i].Name == name)
            {
                task = made[i] ??= entries[i].Make();
            }
        }

        return task is not null;
    }
}
