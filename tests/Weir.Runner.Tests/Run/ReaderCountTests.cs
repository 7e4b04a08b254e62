using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Runner.Run;

namespace Weir.Runner.Tests.Run;

public sealed class ReaderCountTests
{
    private static RelationNode Node(string name, params string[] madeOf) => new(new Relation(name, Schema.Empty), null!, madeOf);

    [Fact]
    public void Relation_of_two_views_that_are_each_read_once_is_read_twice() =>
        ReaderCount.Of([Node("a"), Node("b", "a"), Node("c", "a")], new Dictionary<string, int> { ["b"] = 1, ["c"] = 1 })["a"].ShouldBe(2);

    [Fact]
    public void Settled_relation_reads_what_it_is_made_of_once()
    {
        IReadOnlyDictionary<string, int> reads = ReaderCount.Of([Node("a"), Node("b", "a"), Node("c", "b"), Node("d", "b")], new Dictionary<string, int> { ["c"] = 1, ["d"] = 1 });

        reads["b"].ShouldBe(2);
        reads["a"].ShouldBe(1);
    }

    [Fact]
    public void View_that_nobody_reads_reads_nothing() =>
        ReaderCount.Of([Node("a"), Node("b", "a"), Node("c", "a")], new Dictionary<string, int> { ["b"] = 1 })["a"].ShouldBe(1);

    [Fact]
    public void Measures_writes_and_peeks_add_up() =>
        ReaderCount.Of([Node("a"), Node("b", "a")], new Dictionary<string, int> { ["a"] = 2, ["b"] = 1 })["a"].ShouldBe(3);
}
