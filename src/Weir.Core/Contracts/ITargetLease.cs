namespace Weir.Core.Contracts;

/// <summary>The right to write a target, until disposed or until the process dies.</summary>
public interface ITargetLease : IDisposable
{
    string Target { get; }
}
