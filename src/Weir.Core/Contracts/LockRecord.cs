namespace Weir.Core.Contracts;

/// <summary>A lock as it stands.</summary>
/// <param name="Name">The lock.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Token">The fencing token of the grant.</param>
/// <param name="AcquiredAt">When it was taken.</param>
/// <param name="ExpiresAt">When it is free unless it is renewed before.</param>
/// <param name="Expired">True when it is free for whoever takes it, since its holder did not renew it.</param>
public sealed record LockRecord(string Name, string Owner, long Token, DateTimeOffset AcquiredAt, DateTimeOffset ExpiresAt, bool Expired);
