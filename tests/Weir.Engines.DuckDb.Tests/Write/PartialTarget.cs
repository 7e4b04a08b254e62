using System.Globalization;
using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Engines.DuckDb.Tests.Write;

/// <summary>A target in an engine's folder, written as a run does: staged beside it, then put in its place.</summary>
internal sealed class PartialTarget(EngineHarness engine, string config, bool asFolder) : IAsyncDisposable
{
    private int writes;

    public string Path { get; } = System.IO.Path.Combine(engine.Folder, "target");

    /// <summary>The files in the target, relative, with the number of the write that made each.</summary>
    public IReadOnlyDictionary<string, string> Files => Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), Identity, StringComparer.Ordinal);

    public static Task<PartialTarget> OpenAsync(string config, bool asFolder = true) => OpenAsync(new DuckDbEngine(), "{}", config, asFolder);

    /// <summary>With another engine, and its settings as JSON.</summary>
    public static async Task<PartialTarget> OpenAsync(IEngine engine, string settings, string config, bool asFolder) => new(await EngineHarness.OpenAsync(engine, settings), config, asFolder);

    /// <summary>Writes rows, given as the lines of a CSV file.</summary>
    /// <returns>The rows that the write counted.</returns>
    public Task<long> WriteAsync(params string[] lines) => WriteAsAsync(config, lines);

    public async Task<long> WriteAsAsync(string mode, params string[] lines)
    {
        Relation rows = await engine.RowsAsync($"rows{++writes}", lines);
        string staged = $"staged{writes}";
        bool exists = System.IO.Path.Exists(Path);
        WriteResult result = await engine.WriteAsync(rows, mode.Replace("TARGET", Path, StringComparison.Ordinal), staged, asFolder, target: exists ? Path : null);
        Publish(System.IO.Path.Combine(engine.Folder, staged));
        return result.Rows;
    }

    /// <summary>What refuses a write, which leaves the target alone.</summary>
    public async Task<Diagnostic> RefusedAsync(params string[] lines) => (await Should.ThrowAsync<WeirException>(WriteAsync(lines))).Diagnostic;

    /// <summary>What is found before a write.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(params string[] lines)
    {
        Relation rows = await engine.RowsAsync($"rows{++writes}", lines);
        ModuleInput input = new("in", Ports.Main, rows) { ModuleId = "in" };
        return (await engine.Session.DefineAsync(engine.Module(ModuleType.Egress, "save", config.Replace("TARGET", Path, StringComparison.Ordinal)), [input], default)).Diagnostics;
    }

    /// <summary>All rows of the target.</summary>
    public async Task<string[]> ReadAsync(params string[] columns)
    {
        string id = "read" + (++writes).ToString(CultureInfo.InvariantCulture);
        Relation rows = await engine.DefineAsync(ModuleType.Ingress, id, $$"""{"format":"parquet","path":"{{Path}}","options":{"union_by_name":"true"} }""");
        return await engine.ReadAsync(rows, columns);
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private void Publish(string staged)
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        if (asFolder)
        {
            Directory.Move(staged, Path);
        }
        else
        {
            File.Move(staged, Path, overwrite: true);
        }
    }

    /// <summary>Changes when the file's content is written again, and stays when it is taken over.</summary>
    private static string Identity(string file) => File.GetLastWriteTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture);
}
