namespace Weir.Hosting;

/// <summary>A clock that stands still: what a resumed run takes for now, so that its values are those that it began with.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
