using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Components;

/// <summary>Replaces values that are wholly <c>secret://provider/key</c> by the call that the compiler resolves, so that the secret is known as one from its first moment.</summary>
internal sealed class SecretReferences(Config? settings, DiagnosticBag bag)
{
    private const string Scheme = "secret://";

    public Node Replace(Node node) => node switch
    {
        ScalarNode scalar => Replace(scalar),
        SequenceNode sequence => new SequenceNode([.. sequence.Items.Select(Replace)], sequence.Span),
        MappingNode mapping => Replace(mapping),
        _ => node,
    };

    public MappingNode Replace(MappingNode mapping) =>
        mapping.With(mapping.Entries.Select(e => new MappingEntry(e.Key, Replace(e.Value))).ToImmutableArray());

    private ScalarNode Replace(ScalarNode scalar)
    {
        int slash = scalar.Text.StartsWith(Scheme, StringComparison.Ordinal) ? scalar.Text.IndexOf('/', Scheme.Length) : -1;
        if (slash <= Scheme.Length || slash == scalar.Text.Length - 1)
        {
            return scalar;
        }

        string provider = scalar.Text[Scheme.Length..slash];
        string key = (settings?.Get(SecretsSpec.Prefix) ?? "") + scalar.Text[(slash + 1)..];
        if ((key + provider).AsSpan().IndexOfAny('\'', '\\') >= 0)
        {
            bag.Add(ComponentsCodes.SecretUnsupported, scalar.Span, $"'{key}' can't be the key of a secret.", "Use a key without quotes and backslashes.");
            return scalar;
        }

        SourceSpan span = scalar.Span;
        return new ScalarNode($"@aq.secret('{key}', '{provider}')", ScalarKind.Text, span, _ => new TextMap(span.Source!, [new TextRun(0, span.Start, false)]));
    }
}
