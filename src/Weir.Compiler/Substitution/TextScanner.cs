using Weir.Core.Diagnostics;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>
/// Reads one authored text from left to right and resolves its tokens: <c>${...}</c>, <c>@aq.name(...)</c>, <c>{{ macros.name(...) }}</c>.
/// </summary>
/// <remarks>
/// Arguments and defaults may hold tokens themselves and are read by the same scanner, so that quotes nest as they are written. What a token
/// resolves to is never scanned again: a value from the environment can't smuggle in a function call.
/// </remarks>
internal sealed class TextScanner
{
    private readonly List<TextPiece> pieces = [];
    private ValueOrigin origin;
    private int nesting;
    private DeferredTokens? deferred;
    private bool inside;

    public TextScanner(SubstitutionScope scope, ScalarNode node, TextOwner owner, MacroCall? macro = null, int depth = 0)
    {
        Scope = scope;
        Node = node;
        Owner = owner;
        Macro = macro;
        Depth = depth;
    }

    public SubstitutionScope Scope { get; }

    public ScalarNode Node { get; }

    public TextOwner Owner { get; }

    /// <summary>The macro whose body this is, or null.</summary>
    public MacroCall? Macro { get; }

    /// <summary>How many references lead here.</summary>
    public int Depth { get; }

    public string Text => Node.Text;

    public int Position { get; set; }

    public bool AtEnd => Position >= Text.Length;

    public char Current => Position < Text.Length ? Text[Position] : '\0';

    /// <summary>True when a token could not be resolved; it stands in the result as it was written.</summary>
    public bool Failed { get; private set; }

    /// <summary>The value of the whole text, with a map back to the source.</summary>
    public ScalarNode ResolveAll()
    {
        ResolvedText value = ReadAll();
        ScalarNode resolved = origin == ValueOrigin.Literal && ReferenceEquals(value.Text, Node.Text)
            ? Node
            : Node.Resolved(value.Text, value.Kind, origin, MapOf(pieces, Node), value.Display, value.Stable);
        return deferred is null ? resolved : resolved.WithTemplate(deferred.Over(value.Text));
    }

    /// <summary>The value of the whole text.</summary>
    public ResolvedText ReadAll()
    {
        ResolvedBuilder builder = new();
        ResolvedText last = default;
        while (!AtEnd)
        {
            int start = Position;
            int resultStart = builder.Length;
            bool isToken = Step(builder, out last);
            AddPiece(new TextPiece(resultStart, start, !isToken));
        }

        if (pieces.Count == 0)
        {
            return ResolvedText.Of(Node);
        }

        if (pieces.Count == 1)
        {
            // A token that makes up the value alone keeps its kind: a null stays a null, a number a number.
            return pieces[0].Verbatim ? ResolvedText.Of(Node) : last;
        }

        return builder.Build();
    }

    /// <summary>Copies up to the next token, or resolves the token here. True for a token.</summary>
    private bool Step(ResolvedBuilder builder, out ResolvedText value)
    {
        int start = Position;
        if (TryToken(out ResolvedText? token))
        {
            value = token ?? ResolvedText.Plain(Text[start..Position]);
            Failed |= token is null;
            deferred?.Place(builder.Length, value.Text.Length);
            Append(builder, value);
            return true;
        }

        value = default;
        int next = Text.AsSpan(start + 1).IndexOfAny('$', '@', '{');
        Position = next < 0 ? Text.Length : start + 1 + next;
        builder.Append(Text.AsSpan(start, Position - start));
        return false;
    }

    /// <summary>Notes that the token that is read stands for a value of the run; only at top level, since functions and macros are evaluated now.</summary>
    public void Defer(TemplateReference reference) => (deferred ??= new DeferredTokens()).Pending = reference;

    /// <summary>True where a token may be left for the run.</summary>
    public bool MayDefer => Owner.IsTask && nesting == 1 && Depth == 0 && !inside;

    /// <summary>Reads up to an end that <paramref name="isEnd"/> finds at top level; tokens are resolved, quotes and brackets are the caller's.</summary>
    public ResolvedText ReadUntil(Func<TextScanner, bool> isEnd, Func<TextScanner, int>? escape = null)
    {
        ResolvedBuilder builder = new();
        bool outer = inside;
        inside = true;
        while (!AtEnd && !isEnd(this))
        {
            int start = Position;
            if (escape?.Invoke(this) is > 0 and int skip)
            {
                Position = start + skip + 1;
                builder.Append(Text.AsSpan(start + skip, 1));
            }
            else if (TryToken(out ResolvedText? token))
            {
                Append(builder, token ?? ResolvedText.Plain(Text[start..Position]));
                Failed |= token is null;
            }
            else
            {
                builder.Append(Text.AsSpan(start, 1));
                Position = start + 1;
            }
        }

        inside = outer;
        return builder.Build();
    }

    /// <summary>True when a token begins here; it is consumed, and its value is null when it could not be resolved (and that was said).</summary>
    public bool TryToken(out ResolvedText? value)
    {
        value = null;
        if (nesting > SubstitutionScope.MaximumDepth)
        {
            return Stop(Position, $"The text nests more than {SubstitutionScope.MaximumDepth} references in each other.");
        }

        nesting++;
        bool found = Current switch
        {
            '$' => VariableToken.TryRead(this, out value),
            '@' => FunctionToken.TryRead(this, out value),
            '{' => MacroToken.TryRead(this, out value),
            _ => false,
        };
        nesting--;
        return found;
    }

    /// <summary>Says how a token came to its value; the first one names the origin of the whole.</summary>
    public void MarkOrigin(ValueOrigin found) => origin = origin == ValueOrigin.Literal ? found : origin;

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            Position++;
        }
    }

    public bool StartsWith(string expected) => string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public SourceSpan Locate(int start, int length) => Node.Locate(start, Math.Max(length, 1));

    /// <summary>Reports and returns true, for a reader of tokens to return: the token was one, but has no value.</summary>
    public bool Fail(DiagnosticCode code, int start, string message, string? hint = null)
    {
        Scope.Report(code, Locate(start, Position - start), message, hint, Owner.ModuleId);
        Failed = true;
        return true;
    }

    /// <summary>Gives up on the rest of the text.</summary>
    private bool Stop(int start, string message)
    {
        Position = Text.Length;
        return Fail(CompilerCodes.SubstitutionLimit, start, message, "Write the value out, or take a reference out of the chain.");
    }

    private void Append(ResolvedBuilder builder, in ResolvedText value)
    {
        if (builder.Length + value.Text.Length > SubstitutionScope.MaximumLength)
        {
            Stop(Position, $"The resolved text is longer than {SubstitutionScope.MaximumLength} characters.");
            return;
        }

        builder.Append(value);
    }

    private void AddPiece(TextPiece piece)
    {
        // Two stretches of verbatim text in a row (a '$' that begins no token) are one.
        if (!piece.Verbatim || pieces.Count == 0 || !pieces[^1].Verbatim)
        {
            pieces.Add(piece);
        }
    }

    private static Func<ScalarNode, TextMap> MapOf(List<TextPiece> pieces, ScalarNode original) => _ => TextPiece.Compose(pieces, original);
}
