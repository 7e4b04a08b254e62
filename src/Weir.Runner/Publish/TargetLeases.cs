using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Runner.Publish;

/// <summary>The leases that a run holds on its targets until it ends.</summary>
internal sealed class TargetLeases(ITargetStore targets, string runId, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ITargetLease> held = new(StringComparer.Ordinal);

    public IEnumerable<string> Targets => held.Keys;

    /// <summary>Takes targets in the order of their paths, so that two runs never wait for each other.</summary>
    /// <param name="wanted">The targets; those already held are passed over.</param>
    /// <param name="wait">Whether to wait for a target that another run holds.</param>
    /// <param name="onWait">Told once per target that is waited for: the target and its holder.</param>
    /// <param name="placeOf">Where a target stands in the Blueprint, to which a refusal points; null where nobody knows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WeirException">Another run holds a target, or its folder can't be written.</exception>
    public async ValueTask TakeAsync(IEnumerable<string> wanted, bool wait, Action<string, string> onWait, Func<string, SourceSpan>? placeOf, CancellationToken cancellationToken)
    {
        foreach (string target in wanted.Where(t => !held.ContainsKey(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            bool announced = false;
            ITargetLease? lease;
            SourceSpan place = placeOf?.Invoke(target) ?? SourceSpan.None;
            while ((lease = TryLease(target, place)) is null)
            {
                string holder = targets.DescribeHolder(target) ?? "another run";
                if (!wait)
                {
                    throw Busy(target, holder, place);
                }

                if (!announced)
                {
                    onWait(target, holder);
                    announced = true;
                }

                await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
            }

            held.Add(target, lease);
        }
    }

    public void Dispose()
    {
        foreach (ITargetLease lease in held.Values)
        {
            lease.Dispose();
        }

        held.Clear();
    }

    private ITargetLease? TryLease(string target, SourceSpan place)
    {
        try
        {
            return targets.TryLease(target, runId);
        }
        catch (WeirException refused) when (refused.Diagnostic.Span.IsNone && !place.IsNone)
        {
            throw new WeirException(refused.Diagnostic with { Span = place }, refused);
        }
    }

    private static WeirException Busy(string target, string holder, SourceSpan place) => new(
        new Diagnostic(RunnerCodes.TargetBusy, place, $"{target} is being written by {holder}.") { Hint = "Wait for it with --wait, or write elsewhere." });
}
