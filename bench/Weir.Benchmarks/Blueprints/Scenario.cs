namespace Weir.Benchmarks.Blueprints;

/// <summary>A Blueprint and the same work as SQL: <c>NAME.yml</c>, <c>NAME.sql</c>, and in <c>NAME.outputs</c> the relations in which both must agree.</summary>
internal sealed class Scenario
{
    private Scenario(string name, string path)
    {
        Name = name;
        Blueprint = path;
        Script = File.ReadAllText(Path.ChangeExtension(path, ".sql"));
        Outputs = File.ReadAllLines(Path.ChangeExtension(path, ".outputs"));
        Text = File.ReadLines(path).First().TrimStart('#', ' ');
    }

    public string Name { get; }

    public string Blueprint { get; }

    public string Script { get; }

    /// <summary>What may stand behind FROM; <c>{0}</c> is the folder of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>What it is for: the first line of the Blueprint.</summary>
    public string Text { get; }

    public static IReadOnlyList<Scenario> All(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "bench", "scenarios", "blueprint"), "*.yml").Order(StringComparer.Ordinal).Select(path => new Scenario(Path.GetFileNameWithoutExtension(path), path))];
}
