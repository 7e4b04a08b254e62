namespace Weir.Core.Contracts;

/// <summary>The right to a lock, as long as it is renewed in time.</summary>
/// <param name="Name">The lock.</param>
/// <param name="Owner">Who holds it, in one line.</param>
/// <param name="Token">The fencing token: every grant of a lock has a greater one than all before it, so whoever guards a resource can refuse an earlier holder's late work.</param>
public sealed record LockGrant(string Name, string Owner, long Token);
