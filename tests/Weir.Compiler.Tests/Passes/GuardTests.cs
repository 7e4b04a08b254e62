using Weir.Compiler.Tests.Support;
using Weir.Core.Manifests;

namespace Weir.Compiler.Tests.Passes;

public sealed class GuardTests
{
    [Fact]
    public void Time_limits_breakers_locks_and_what_a_failure_stops_are_read()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            context: { limit: 90s }
            timeout: 2h
            fail_fast: false
            parallelism: 4
            lock: { name: nightly, on_busy: wait, wait: 10m, lease: 30 }
            modules:
              - { id: rows, type: Ingress, timeout: "${ctx.limit}", circuit_breaker: { name: warehouse, failure_threshold: 3 }, config: { path: in.csv } }
              - { id: save, type: Egress, lock: { name: save }, config: { path: out.csv } }
            """).Manifest;

        (manifest.Timeout, manifest.FailFast, manifest.Parallelism).ShouldBe((TimeSpan.FromHours(2), false, 4));
        manifest.Lock.ShouldBe(new LockPolicy { Name = "nightly", OnBusy = LockConflict.Wait, WaitAtMost = TimeSpan.FromMinutes(10), Lease = TimeSpan.FromSeconds(30) });
        ManifestModule rows = manifest.Find("rows")!;
        rows.Timeout.ShouldBe(TimeSpan.FromSeconds(90));
        rows.Breaker.ShouldBe(new BreakerPolicy { Name = "warehouse", FailureThreshold = 3 });
        rows.Lock.ShouldBeNull();
        manifest.Find("save")!.Lock.ShouldBe(new LockPolicy { Name = "save" });
    }

    [Fact]
    public void Without_them_nothing_guards()
    {
        Manifest manifest = Compiled.FromQuery("SELECT 1").Manifest;

        (manifest.Timeout, manifest.FailFast, manifest.Parallelism, manifest.Lock).ShouldBe((null, true, 1, null));
        manifest.Modules.ShouldAllBe(m => m.Timeout == null && m.Breaker == null && m.Lock == null);
    }

    [Fact]
    public void Wrong_ones_are_reported_with_their_places()
    {
        Compiled.FromQuery("SELECT 1", "lock: { on_busy: fight }").ShouldHave(
            "2:7 missing-key 'lock' (lock) needs 'name', a text. | The lock's name, shared by all who use it.",
            "2:18 invalid-value 'lock.on_busy' can't be 'fight'. | Expected one of: fail, wait, steal.");
    }

    [Fact]
    public void A_modules_fingerprint_tells_what_it_does_and_not_how_it_is_called_or_tried()
    {
        static string Of(string module, string head = "") => Fingerprint(Compiled.From($"id: test\n{head}\nmodules:\n  - {module}\n  - {{ id: save, type: Egress, config: {{ path: out.csv }} }}").Manifest);
        static string Fingerprint(Manifest manifest) => manifest.ModuleFingerprintFactory!(manifest.Find("rows")!);

        string plain = Of("{ id: rows, type: Ingress, config: { path: in.csv } }");
        Of("{ id: rows, type: Ingress, label: Rows, retry: { max_attempts: 9 }, timeout: 5, config: { path: in.csv } }").ShouldBe(plain);
        Of("{ id: rows, type: Ingress, config: { path: other.csv } }").ShouldNotBe(plain);
        Of("{ id: rows, type: Ingress, config: { path: in.csv, options: { header: 'false' } } }").ShouldNotBe(plain);
    }
}
