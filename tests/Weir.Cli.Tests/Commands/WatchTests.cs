using System.Threading.Channels;
using Weir.Cli.Commands;

namespace Weir.Cli.Tests.Commands;

/// <summary><c>validate --watch</c>: once at the beginning, once per burst of changes, never for what can't matter.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task A_burst_of_changes_is_one_validation_and_the_last_exit_code_counts()
    {
        Channel<string> changes = Channel.CreateUnbounded<string>();
        using CancellationTokenSource stop = new();
        int times = 0;

        int code = await WatchLoop.RunAsync(
            _ =>
            {
                times++;
                if (times == 1)
                {
                    Array.ForEach(["a.yml", "b.yml", "a.yml"], c => changes.Writer.TryWrite(c));
                }
                else
                {
                    stop.Cancel();
                }

                return Task.FromResult(times);
            },
            changes.Reader, TimeProvider.System, stop.Token);

        times.ShouldBe(2);
        code.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_file_beside_the_Blueprint_is_told()
    {
        string folder = Directory.CreateTempSubdirectory("weir-watch-").FullName;
        try
        {
            using FileChanges changes = new([Path.Combine(folder, "orders.yml")]);
            Directory.CreateDirectory(Path.Combine(folder, "arcades"));
            await File.WriteAllTextAsync(Path.Combine(folder, "orders.yml"), "id: x");

            (await changes.Reader.ReadAsync()).ShouldBe(Path.Combine(folder, "orders.yml"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/p/orders.yml", true)]
    [InlineData("/p/arcades/clean.yaml", true)]
    [InlineData("/p/functions.cs", true)]
    [InlineData("/p/.env", true)]
    [InlineData("/p/data/orders.csv", false)]
    [InlineData("/p/.weir/weir.db-wal", false)]
    [InlineData("/p/.weir/runs/manifest.json", false)]
    [InlineData("/p/out/report.json", false)]
    public void What_can_change_a_Blueprint_counts(string path, bool counts) => FileChanges.Counts(path).ShouldBe(counts);
}
