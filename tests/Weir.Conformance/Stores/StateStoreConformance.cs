using Weir.Core.Contracts;

namespace Weir.Conformance.Stores;

/// <summary>What every state store must do alike. A test class derives this with its store.</summary>
public abstract class StateStoreConformance
{
    /// <summary>Opens the store under test; two calls in one test open the same state.</summary>
    protected abstract IStateStore Open();

    [Fact]
    public void A_value_is_read_as_it_was_written_until_it_is_written_again()
    {
        IStateStore store = Open();
        const string Text = "line\n\"quoted\" 日本語 '; DROP TABLE x; --";
        store.Get("a/b").ShouldBeNull();

        long first = store.TryPut("a/b", Text, 0).ShouldNotBeNull();
        store.Get("a/b").ShouldBe(new StateEntry("a/b", Text, first));

        long second = store.TryPut("a/b", "", first).ShouldNotBeNull();
        second.ShouldNotBe(first);
        Open().Get("a/b").ShouldBe(new StateEntry("a/b", "", second));
    }

    [Fact]
    public void A_write_on_another_version_than_the_one_read_is_refused()
    {
        IStateStore store = Open();
        long first = store.TryPut("k", "1", 0).ShouldNotBeNull();

        store.TryPut("k", "2", 0).ShouldBeNull();
        store.TryPut("k", "2", first + 1).ShouldBeNull();
        store.TryPut("absent", "2", first).ShouldBeNull();

        store.Get("k")!.Value.ShouldBe("1");
        store.Get("absent").ShouldBeNull();
    }

    [Fact]
    public void Removing_needs_the_version_too_and_no_version_comes_twice()
    {
        IStateStore store = Open();
        long first = store.TryPut("k", "1", 0).ShouldNotBeNull();
        store.TryRemove("k", first + 1).ShouldBeFalse();
        store.TryRemove("absent", 0).ShouldBeFalse();
        store.TryRemove("k", first).ShouldBeTrue();
        store.Get("k").ShouldBeNull();

        long second = store.TryPut("k", "1", 0).ShouldNotBeNull();

        second.ShouldNotBe(first);
        store.TryPut("k", "stale", first).ShouldBeNull();
    }

    [Fact]
    public void Keys_are_listed_by_prefix_in_ordinal_order()
    {
        IStateStore store = Open();
        foreach (string key in new[] { "b/2", "b/10", "a", "b/%", "c", "B/1", "b" })
        {
            store.TryPut(key, key, 0);
        }

        store.List("b/").Select(e => e.Key).ShouldBe(["b/%", "b/10", "b/2"]);
        store.List("b/%").Select(e => e.Value).ShouldBe(["b/%"]);
        store.List("x").ShouldBeEmpty();
        store.List("").Count.ShouldBe(7);
    }

    [Fact]
    public async Task Of_many_writers_at_once_each_counts_exactly_once()
    {
        const int Writers = 4;
        const int Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() =>
        {
            IStateStore store = Open();
            for (int i = 0; i < Each; i++)
            {
                Increment(store);
            }
        })));

        Open().Get("count")!.Value.ShouldBe($"{Writers * Each}");
    }

    private static void Increment(IStateStore store)
    {
        StateEntry? read;
        do
        {
            read = store.Get("count");
        }
        while (store.TryPut("count", $"{int.Parse(read?.Value ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1}", read?.Version ?? 0) is null);
    }
}
