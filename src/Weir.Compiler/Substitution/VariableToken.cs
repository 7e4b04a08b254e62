using Weir.Core.Diagnostics;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary><c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${ctx.a.b}</c>; <c>$${</c> is a plain <c>${</c>.</summary>
/// <remarks><c>${ctx._watermark}</c>, and in hooks <c>${run.id}</c> and its like, are left for the run: their values are known only then.</remarks>
internal static class VariableToken
{
    public const string Watermark = "_watermark";

    private const string ContextPrefix = "ctx.";
    private const string StepsPrefix = "steps.";
    private const string Outputs = ".outputs.";
    private const string Status = ".status";
    private const string RunId = "run.id";

    private static readonly string[] HookVariables =
    [
        "run.id", "run.status", "blueprint.id", "run_id", "blueprint_id", "blueprint_name", "failed_module", "error_message", "error_type", "started_at", "attempt",
    ];

    public static bool TryRead(TextScanner scanner, out ResolvedText? value)
    {
        value = null;
        int start = scanner.Position;
        if (scanner.StartsWith("$${") && NameEnd(scanner.Text, start + 3) > start + 3)
        {
            scanner.Position = start + 3;
            value = ResolvedText.Plain("${");
            return true;
        }

        int nameStart = start + 2;
        if (!scanner.StartsWith("${") || NameEnd(scanner.Text, nameStart) == nameStart)
        {
            return false;
        }

        string name = scanner.Text[nameStart..NameEnd(scanner.Text, nameStart)];
        scanner.Position = nameStart + name.Length;
        ResolvedText? fallback = null;
        if (scanner.StartsWith(":-"))
        {
            scanner.Position += 2;
            fallback = scanner.ReadUntil(static s => s.Current == '}');
        }

        if (scanner.Current != '}')
        {
            return scanner.Fail(
                CompilerCodes.BrokenToken, start, $"The reference '${{{name}' is not closed.",
                "Write '}' behind the name, or '$${' for a plain '${'.");
        }

        scanner.Position++;
        if (scanner.Owner.IsTask && (name == RunId || name.StartsWith(StepsPrefix, StringComparison.Ordinal)))
        {
            return ReadStep(scanner, start, name, fallback, out value);
        }

        return name.StartsWith(ContextPrefix, StringComparison.Ordinal)
            ? ReadContext(scanner, start, name[ContextPrefix.Length..], out value)
            : ReadEnvironment(scanner, start, name, fallback, out value);
    }

    /// <summary><c>${steps.ID.outputs.NAME}</c>, <c>${steps.ID.status}</c> and <c>${run.id}</c> of a task; the rest of the name is keys below the output.</summary>
    private static bool ReadStep(TextScanner scanner, int start, string name, ResolvedText? fallback, out ResolvedText? value)
    {
        string written = scanner.Text[start..scanner.Position];
        value = ResolvedText.Plain(written);
        if (!scanner.MayDefer)
        {
            value = null;
            return scanner.Fail(CompilerCodes.BrokenToken, start, $"'{written}' has a value only while the run goes on, so no function, macro or default may hold it.", "Let it stand in the value itself.");
        }

        if (ReferenceOf(name, scanner.Scope.Prefix) is not { } reference)
        {
            value = null;
            return scanner.Fail(CompilerCodes.BrokenToken, start, $"'{written}' names nothing of a task.", "Write '${steps.ID.outputs.NAME}' or '${steps.ID.status}'.");
        }

        scanner.Defer(reference with { Default = fallback?.Text, EmptyIsMissing = fallback is not null, Span = scanner.Locate(start, written.Length) });
        return true;
    }

    private static TemplateReference? ReferenceOf(string name, string prefix)
    {
        if (name == RunId)
        {
            return new TemplateReference(ReferenceKind.RunId, name);
        }

        int outputs = name.IndexOf(Outputs, StringComparison.Ordinal);
        if (outputs > StepsPrefix.Length && outputs + Outputs.Length < name.Length)
        {
            return new TemplateReference(ReferenceKind.Output, name)
            {
                Modules = [prefix + name[StepsPrefix.Length..outputs]],
                Path = [.. name[(outputs + Outputs.Length)..].Split('.')],
            };
        }

        return name.EndsWith(Status, StringComparison.Ordinal) && name.Length > StepsPrefix.Length + Status.Length
            ? new TemplateReference(ReferenceKind.Status, name) { Modules = [prefix + name[StepsPrefix.Length..^Status.Length]] }
            : null;
    }

    private static bool ReadContext(TextScanner scanner, int start, string key, out ResolvedText? value)
    {
        value = null;
        if (key == Watermark)
        {
            value = ResolvedText.Plain("${ctx._watermark}");
            return scanner.Owner.IsIncremental || scanner.Fail(
                CompilerCodes.WatermarkNotIncremental, start, "'${ctx._watermark}' has a value only in a Channel with 'materialize: incremental'.",
                "Set 'materialize: incremental' and 'watermark_column' on the Channel.");
        }

        scanner.MarkOrigin(ValueOrigin.ContextReference);
        ContextTable context = scanner.Scope.Context;
        if (!context.Contains(key))
        {
            return scanner.Fail(CompilerCodes.UndefinedContext, start, context.DescribeMissing(key), context.HintFor(key));
        }

        value = context.Resolve(key, scanner.Depth + 1, out string? problem);
        return problem is null || scanner.Fail(CompilerCodes.ContextCycle, start, problem);
    }

    private static bool ReadEnvironment(TextScanner scanner, int start, string name, ResolvedText? fallback, out ResolvedText? value)
    {
        value = null;
        if (scanner.Owner.IsHook && HookVariables.Contains(name))
        {
            value = ResolvedText.Plain($"${{{name}}}");
            return true;
        }

        scanner.MarkOrigin(ValueOrigin.EnvironmentReference);
        if (name.Contains('.', StringComparison.Ordinal) || name.Contains('-', StringComparison.Ordinal))
        {
            string hint = scanner.Scope.Context.Contains(name) ? $"Did you mean '${{ctx.{name}}}'?" : "Context values are written '${ctx.NAME}', environment variables '${NAME}'.";
            return scanner.Fail(
                CompilerCodes.UndefinedContext, start, $"'${{{name}}}' is neither a context value nor an environment variable.", hint);
        }

        // As in a shell, ':-' also replaces a variable that is set but empty.
        if (scanner.Scope.Options.Environment.TryGetValue(name, out string? found) && (found.Length > 0 || fallback is null))
        {
            value = ResolvedText.Plain(found);
            return true;
        }

        value = fallback;
        return fallback is not null || scanner.Fail(
            CompilerCodes.UnsetVariable, start, $"The environment variable '{name}' is not set.",
            Suggestion.Nearest(name, scanner.Scope.Options.Environment.Keys) is { } nearest
                ? $"Did you mean '{nearest}'? A default is written '${{{name}:-default}}'."
                : $"Set it, or give a default: '${{{name}:-default}}'.");
    }

    private static int NameEnd(string text, int start)
    {
        if (start >= text.Length || !(char.IsAsciiLetter(text[start]) || text[start] == '_'))
        {
            return start;
        }

        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'))
        {
            end++;
        }

        return end;
    }
}
