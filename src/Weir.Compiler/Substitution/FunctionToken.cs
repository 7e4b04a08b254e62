using Weir.Compiler.Functions;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary><c>@aq.name(arguments)</c>. Arguments are quoted texts, numbers, or calls themselves, also calls inside quotes.</summary>
internal static class FunctionToken
{
    private const string Prefix = "@aq.";

    public static bool TryRead(TextScanner scanner, out ResolvedText? value)
    {
        value = null;
        int start = scanner.Position;
        if (!scanner.StartsWith(Prefix))
        {
            return false;
        }

        int end = start + Prefix.Length;
        while (end < scanner.Text.Length && (IsWord(scanner.Text[end]) || scanner.Text[end] == '.'))
        {
            end++;
        }

        string name = scanner.Text[(start + Prefix.Length)..end];
        if (end >= scanner.Text.Length || scanner.Text[end] != '(')
        {
            return ReadBareName(scanner, start, name.TrimEnd('.'));
        }

        scanner.MarkOrigin(ValueOrigin.RuntimeFunction);
        scanner.Position = end;
        List<FunctionArgument> arguments = [];
        return !ReadArguments(scanner, start, name, arguments) || Call(scanner, start, name, arguments, out value);
    }

    private static bool ReadBareName(TextScanner scanner, int start, string name)
    {
        if (!FunctionCatalogue.IsNamespace(name.Split('.')[0]))
        {
            return false;
        }

        scanner.Position = start + Prefix.Length + name.Length;
        return scanner.Fail(
            CompilerCodes.BrokenToken, start, $"'@aq.{name}' is a function and must be called with parentheses.", $"Write '@aq.{name}()'.");
    }

    private static bool Call(TextScanner scanner, int start, string name, List<FunctionArgument> arguments, out ResolvedText? value)
    {
        value = null;
        if (FunctionCatalogue.Find(name) is not { } function)
        {
            return scanner.Fail(CompilerCodes.UnknownFunction, start, $"Unknown function '@aq.{name}'.", FunctionCatalogue.HintFor(name));
        }

        if (FunctionArguments.Bind(function, arguments, out string? problem) is not { } bound)
        {
            return scanner.Fail(CompilerCodes.FunctionArguments, start, problem!, $"Usage: {function.Usage}.");
        }

        FunctionCall call = new(scanner.Scope, bound, scanner.Text[start..scanner.Position], name);
        value = function.Evaluate(call);
        return value is not null || scanner.Fail(call.Code, start, call.Problem, call.Hint);
    }

    private static bool ReadArguments(TextScanner scanner, int start, string name, List<FunctionArgument> arguments)
    {
        do
        {
            scanner.Position++;
            scanner.SkipSpace();
            if (scanner.Current == ')' && arguments.Count == 0)
            {
                break;
            }

            string? key = ReadKey(scanner);
            bool readable = scanner.Current is '\'' or '"' ? ReadQuoted(scanner, key, arguments) : ReadBare(scanner, key, arguments);
            scanner.SkipSpace();
            if (!readable)
            {
                return !scanner.Fail(
                    CompilerCodes.FunctionArguments, start, $"The arguments of '@aq.{name}' can't be read.",
                    "Arguments are quoted texts, numbers or calls, parted by commas.");
            }
        }
        while (scanner.Current == ',');

        if (scanner.Current == ')')
        {
            scanner.Position++;
            return true;
        }

        return !scanner.Fail(CompilerCodes.BrokenToken, start, $"The call of '@aq.{name}' is not closed by ')'.");
    }

    /// <summary>The name in <c>name=value</c>, or null.</summary>
    private static string? ReadKey(TextScanner scanner)
    {
        int end = scanner.Position;
        while (end < scanner.Text.Length && IsWord(scanner.Text[end]))
        {
            end++;
        }

        if (end == scanner.Position || end >= scanner.Text.Length || scanner.Text[end] != '=')
        {
            return null;
        }

        string key = scanner.Text[scanner.Position..end];
        scanner.Position = end + 1;
        scanner.SkipSpace();
        return key;
    }

    private static bool ReadQuoted(TextScanner scanner, string? key, List<FunctionArgument> arguments)
    {
        char quote = scanner.Current;
        scanner.Position++;
        ResolvedText value = scanner.ReadUntil(s => s.Current == quote, static s => IsEscape(s) ? 1 : 0);
        if (scanner.AtEnd)
        {
            return false;
        }

        scanner.Position++;
        arguments.Add(new FunctionArgument(key, value));
        return true;
    }

    private static bool ReadBare(TextScanner scanner, string? key, List<FunctionArgument> arguments)
    {
        ResolvedText value = scanner.ReadUntil(static s => s.Current is ',' or ')' or '(' or '\'' or '"').TrimEnd();
        arguments.Add(new FunctionArgument(key, value));
        return value.Text.Length > 0 && scanner.Current is ',' or ')';
    }

    private static bool IsEscape(TextScanner scanner) =>
        scanner.Current == '\\' && scanner.Position + 1 < scanner.Text.Length && scanner.Text[scanner.Position + 1] is '\'' or '"' or '\\';

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
