using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary><c>{{ macros.name }}</c>, <c>{{ macros.name(k=v, k2='v, x') }}</c>, and <c>{{ k }}</c> inside a macro's body.</summary>
/// <remarks>A value in quotes loses them; any other value goes on to the comma or bracket that ends it, brackets and quotes inside it included.</remarks>
internal static class MacroToken
{
    private const string Prefix = "macros.";

    public static bool TryRead(TextScanner scanner, out ResolvedText? value)
    {
        value = null;
        int start = scanner.Position;
        if (!scanner.StartsWith("{{"))
        {
            return false;
        }

        scanner.Position += 2;
        scanner.SkipSpace();
        if (scanner.StartsWith(Prefix))
        {
            scanner.Position += Prefix.Length;
            return ReadCall(scanner, start, out value);
        }

        string name = ReadName(scanner);
        scanner.SkipSpace();
        if (scanner.Macro is null || name.Length == 0 || !scanner.StartsWith("}}"))
        {
            scanner.Position = start;
            return false;
        }

        scanner.Position += 2;
        return ReadParameter(scanner, scanner.Macro, start, name, out value);
    }

    private static bool ReadParameter(TextScanner scanner, MacroCall macro, int start, string name, out ResolvedText? value)
    {
        macro.Parameters.Add(name);
        bool given = macro.Arguments.TryGetValue(name, out ResolvedText argument);
        value = given ? argument : null;
        return given || scanner.Fail(
            CompilerCodes.MacroArguments, start, $"The macro '{macro.Name}' was called without its parameter '{name}'.",
            Suggestion.Nearest(name, macro.Arguments.Keys) is { } nearest ? $"The call gives '{nearest}'; did it mean '{name}'?" : $"Call it as '{{{{ macros.{macro.Name}({name}=...) }}}}'.");
    }

    private static bool ReadCall(TextScanner scanner, int start, out ResolvedText? value)
    {
        value = null;
        scanner.MarkOrigin(ValueOrigin.Macro);
        string name = ReadName(scanner);
        scanner.SkipSpace();
        Dictionary<string, ResolvedText> arguments = new(StringComparer.Ordinal);
        if (scanner.Current == '(' && !ReadArguments(scanner, start, name, arguments))
        {
            return true;
        }

        scanner.SkipSpace();
        if (!scanner.StartsWith("}}"))
        {
            return scanner.Fail(
                CompilerCodes.BrokenToken, start, $"The call of the macro '{name}' is not closed.",
                "Write '{{ macros.name }}' or '{{ macros.name(key=value) }}'.");
        }

        scanner.Position += 2;
        return Expand(scanner, start, new MacroCall(name, arguments), out value);
    }

    private static bool Expand(TextScanner scanner, int start, MacroCall call, out ResolvedText? value)
    {
        value = null;
        MappingNode macros = scanner.Scope.Macros;
        if (macros[call.Name] is not ScalarNode body)
        {
            return scanner.Fail(
                CompilerCodes.UnknownMacro, start, $"Unknown macro '{call.Name}'.",
                macros.Count == 0 ? "The Blueprint defines no macros; define it under 'macros'." : Suggestion.Hint(call.Name, [.. macros.Entries.Select(e => e.Name)]));
        }

        if (scanner.Depth >= SubstitutionScope.MaximumDepth)
        {
            return scanner.Fail(
                CompilerCodes.SubstitutionLimit, start,
                $"The macro '{call.Name}' lies more than {SubstitutionScope.MaximumDepth} calls deep; does it call itself?");
        }

        TextScanner inner = new(scanner.Scope, body, scanner.Owner, call, scanner.Depth + 1);
        ResolvedText expanded = inner.ReadAll();
        string? unused = call.Arguments.Keys.FirstOrDefault(k => !call.Parameters.Contains(k));
        if (unused is not null)
        {
            return scanner.Fail(
                CompilerCodes.MacroArguments, start, $"The macro '{call.Name}' has no parameter '{unused}'.",
                call.Parameters.Count == 0 ? "It takes none." : Suggestion.Hint(unused, call.Parameters));
        }

        value = inner.Failed ? null : expanded with { Kind = ScalarKind.Text };
        return true;
    }

    private static bool ReadArguments(TextScanner scanner, int start, string name, Dictionary<string, ResolvedText> arguments)
    {
        do
        {
            scanner.Position++;
            scanner.SkipSpace();
            if (scanner.Current == ')' && arguments.Count == 0)
            {
                break;
            }

            string key = ReadName(scanner);
            scanner.SkipSpace();
            if (key.Length == 0 || scanner.Current != '=')
            {
                scanner.Fail(
                    CompilerCodes.MacroArguments, start, $"The arguments of the macro '{name}' are not of the form 'key=value'.",
                    $"For example '{{{{ macros.{name}(column=amount) }}}}'.");
                return false;
            }

            scanner.Position++;
            scanner.SkipSpace();
            arguments[key] = ReadValue(scanner);
            scanner.SkipSpace();
        }
        while (scanner.Current == ',');

        if (scanner.Current != ')')
        {
            scanner.Fail(CompilerCodes.BrokenToken, start, $"The arguments of the macro '{name}' are not closed by ')'.");
            return false;
        }

        scanner.Position++;
        return true;
    }

    private static ResolvedText ReadValue(TextScanner scanner)
    {
        int start = scanner.Position;
        if (scanner.Current is '\'' or '"')
        {
            ResolvedText inside = ReadQuoted(scanner);
            scanner.SkipSpace();
            if (scanner.Current is ',' or ')')
            {
                return inside;
            }

            // The quotes are part of an expression: 'a' || 'b'.
            scanner.Position = start;
        }

        return ReadBare(scanner);
    }

    /// <summary>The text between two quotes; a doubled quote inside stays doubled, as SQL wants it.</summary>
    private static ResolvedText ReadQuoted(TextScanner scanner)
    {
        char quote = scanner.Current;
        int doubled = -1;
        scanner.Position++;
        ResolvedText inside = scanner.ReadUntil(s =>
        {
            if (s.Current != quote || s.Position == doubled)
            {
                return false;
            }

            bool isDoubled = s.Position + 1 < s.Text.Length && s.Text[s.Position + 1] == quote;
            doubled = isDoubled ? s.Position + 1 : doubled;
            return !isDoubled;
        });
        scanner.Position++;
        return inside;
    }

    /// <summary>Up to the comma or bracket that ends it, outside of quotes and of brackets of its own.</summary>
    private static ResolvedText ReadBare(TextScanner scanner)
    {
        int brackets = 0;
        char quote = '\0';
        ResolvedText value = scanner.ReadUntil(s =>
        {
            char current = s.Current;
            if (quote != '\0')
            {
                quote = current == quote ? '\0' : quote;
                return false;
            }

            if (brackets == 0 && current is (',' or ')'))
            {
                return true;
            }

            quote = current is '\'' or '"' ? current : '\0';
            brackets += current switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            return false;
        });
        return value.TrimEnd();
    }

    private static string ReadName(TextScanner scanner)
    {
        int start = scanner.Position;
        while (char.IsAsciiLetterOrDigit(scanner.Current) || scanner.Current is '_' or '-')
        {
            scanner.Position++;
        }

        return scanner.Text[start..scanner.Position];
    }
}
