using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void A_run_is_claimed_by_one_at_a_time()
    {
        using (IDisposable claim = Store.TryClaimRun("r1").ShouldNotBeNull())
        {
            Store.TryClaimRun("r1").ShouldBeNull();
            OpenAnother().TryClaimRun("r1").ShouldBeNull();
            using IDisposable? other = Store.TryClaimRun("r2");
            other.ShouldNotBeNull();
        }

        using IDisposable? again = OpenAnother().TryClaimRun("r1");
        again.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("../r1")]
    [InlineData("a/b")]
    [InlineData("")]
    public void An_id_that_could_name_a_path_is_no_claim(string runId) => Should.Throw<ArgumentException>(() => Store.TryClaimRun(runId));

    [Fact]
    public void A_run_without_an_end_runs_as_long_as_it_is_claimed()
    {
        IDisposable? claim = Store.TryClaimRun("r1");
        Store.Append([new Happened("r1").Started()]);
        OpenAnother().FindRun("r1")!.Status.ShouldBe(RunStatus.Running);

        claim!.Dispose();

        OpenAnother().FindRun("r1")!.Status.ShouldBe(RunStatus.Interrupted);
        Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Interrupted);
    }
}
