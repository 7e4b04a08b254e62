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
        if (Block(entry, ResilienceSpec.Retry) is not { } retry)
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

    /// <summary>The breaker block as a Blueprint writes it; null when there is none.</summary>
    public static MappingNode? Breaker(Config entry) => Block(entry, ResilienceSpec.Breaker) is { } breaker
        ? Mapping(
            breaker.Node.Span,
            (BreakerSpec.FailureThreshold, Value(breaker, ResilienceSpec.FailureThreshold)),
            (BreakerSpec.SuccessThreshold, Value(breaker, ResilienceSpec.SuccessThreshold)),
            (BreakerSpec.OpenFor, Value(breaker, ResilienceSpec.BreakerTimeout)),
            (BreakerSpec.HalfOpenCalls, Value(breaker, ResilienceSpec.HalfOpenCalls)))
        : null;

    private static Config? Block(Config entry, Field<Config> field) =>
        entry.Has(field) ? entry.Get(field)
        : entry.Has(ComponentEntrySpec.Resilience) && entry.Get(ComponentEntrySpec.Resilience) is { } both && both.Has(field) ? both.Get(field)
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
