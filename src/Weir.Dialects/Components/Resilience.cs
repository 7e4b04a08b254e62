using System.Collections.Immutable;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;

namespace Weir.Dialects.Components;

/// <summary>Says a component's retry and breaker in the words of Blueprints.</summary>
internal static class Resilience
{
    /// <summary>The retry block as a Blueprint writes it; null when there is none.</summary>
    public static MappingNode? Retry(Config entry, DiagnosticBag bag)
    {
        if (Retry(entry) is not { } retry)
        {
            return null;
        }

        if (retry.Get(ResilienceSpec.MaxDelay) < retry.Get(ResilienceSpec.InitialDelay))
        {
            bag.Add(
                SpecCodes.InvalidValue, retry.SpanOf(ResilienceSpec.MaxDelay), "'max_delay_seconds' is less than 'initial_delay_seconds'.",
                "Raise it to at least the first delay.");
        }

        SourceSpan span = retry.Node.Span;
        MappingNode backoff = Mapping(
            span,
            (RetrySpec.Strategy, Text("exponential", span)),
            (RetrySpec.Base, Value(retry, ResilienceSpec.InitialDelay)),
            (RetrySpec.Maximum, Value(retry, ResilienceSpec.MaxDelay)),
            (RetrySpec.Multiplier, Value(retry, ResilienceSpec.Multiplier)),
            (RetrySpec.Jitter, new ScalarNode("false", ScalarKind.Boolean, span)));
        return Mapping(
            span,
            (RetrySpec.MaxAttempts, Value(retry, ResilienceSpec.MaxAttempts)),
            (RetrySpec.Backoff, backoff),
            (RetrySpec.ErrorClasses, Classes(retry)),
            (RetrySpec.OnExhaustion, Text("abort", span)));
    }

    /// <summary>What guards a component: its own entries, and the breaker of its <c>resilience</c>.</summary>
    public static MappingNode? Guards(Config entry)
    {
        MappingNode? own = GuardSpec.In(entry.Node, GuardSpec.OfModule);
        MappingNode? both = entry.Has(ComponentEntrySpec.Resilience) ? GuardSpec.In(entry.Get(ComponentEntrySpec.Resilience)!.Node, GuardSpec.OfModule) : null;
        return own is null ? both : both is null ? own : own.With(own.Entries.AddRange(both.Entries));
    }

    private static Config? Retry(Config entry) =>
        entry.Has(ResilienceSpec.Retry) ? entry.Get(ResilienceSpec.Retry)
        : entry.Has(ComponentEntrySpec.Resilience) && entry.Get(ComponentEntrySpec.Resilience) is { } both && both.Has(ResilienceSpec.Retry) ? both.Get(ResilienceSpec.Retry)
        : null;

    private static SequenceNode Classes(Config retry)
    {
        SourceSpan span = retry.SpanOf(ResilienceSpec.RetryOn);
        string[] names = [.. retry.Get(ResilienceSpec.RetryOn)!.SelectMany(ExceptionNames.CounterpartsOf).Distinct()];
        bool all = names.Contains(ExceptionNames.Everything);
        return new SequenceNode(all ? [] : [.. names.Select(n => Text(n, span))], span);
    }

    private static Node Value(Config config, Field field) =>
        config.NodeOf(field) ?? new ScalarNode(field.DefaultText ?? "", ScalarKind.Float, config.Node.Span);

    private static ScalarNode Text(string text, SourceSpan span) => new(text, ScalarKind.Text, span);

    private static MappingNode Mapping(SourceSpan span, params (Field Key, Node Value)[] entries) =>
        new(entries.Select(e => new MappingEntry(Text(e.Key.Name, span), e.Value)).ToImmutableArray(), span);
}
