using Weir.Conformance.Stores;
using Weir.Stores.Depots;

namespace Weir.Stores.Tests.Depots;

/// <summary>What every depot must do alike. A test class derives this with its depot.</summary>
public abstract class DepotConformance
{
    protected SteppedTime Time { get; } = new();

    /// <summary>Opens the depot under test; two calls in one test open the same.</summary>
    protected abstract IDepot Open();

    [Fact]
    public void The_last_value_of_each_key_is_kept_with_its_moment()
    {
        IDepot depot = Open();
        depot.Get("a").ShouldBeNull();
        depot.List().ShouldBeEmpty();
        DateTimeOffset first = Time.GetUtcNow();

        depot.Put("b", "2");
        depot.Put("a", "1");
        Time.Advance(TimeSpan.FromMinutes(1));
        depot.Put("a", "");
        depot.Put("B", "größe\n🦆 '; DROP", first.AddDays(-1));

        Open().Get("a").ShouldBe("");
        Open().List().ShouldBe([
            new DepotEntry("B", "größe\n🦆 '; DROP", first.AddDays(-1)), new DepotEntry("a", "", first.AddMinutes(1)), new DepotEntry("b", "2", first)]);
    }

    [Fact]
    public void Many_may_put_at_once()
    {
        Parallel.For(0, 8, i =>
        {
            IDepot depot = Open();
            for (int value = 0; value < 10; value++)
            {
                depot.Put($"k{i}", $"{value}");
            }
        });

        Open().List().Select(entry => (entry.Key, entry.Value)).ShouldBe(Enumerable.Range(0, 8).Select(i => ($"k{i}", "9")));
    }
}
