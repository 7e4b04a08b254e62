namespace Weir.Core.Specs;

/// <summary>What a spec describes; groups the reference pages.</summary>
public enum ComponentKind
{
    Document,
    Module,
    IngressFormat,
    ChannelOperation,
    EgressFormat,
    AssertRule,
    ProbeSignal,
    Task,
    Part,
}
