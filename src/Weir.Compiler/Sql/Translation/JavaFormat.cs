using System.Globalization;
using System.Text;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Java's format strings in the spelling of C's printf.</summary>
internal static class JavaFormat
{
    /// <param name="pattern">Java's pattern.</param>
    /// <param name="arguments">How many arguments there are.</param>
    /// <param name="fields">Gets the kind of each field and the index of its argument.</param>
    /// <param name="place">The pattern's place.</param>
    /// <exception cref="SqlSyntaxException">A field has no counterpart, or no argument.</exception>
    public static string Translate(string pattern, int arguments, List<(char Kind, int Argument)> fields, SqlNode place)
    {
        StringBuilder translated = new(pattern.Length);
        int next = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                translated.Append(pattern[i]);
                continue;
            }

            int end = i + 1;
            while (end < pattern.Length && "0123456789.-+ #,($".Contains(pattern[end], StringComparison.Ordinal))
            {
                end++;
            }

            string flags = pattern[(i + 1)..end];
            char kind = end < pattern.Length ? pattern[end] : '\0';
            i = end;
            if (kind is '%' or 'n')
            {
                translated.Append(kind == '%' ? "%%" : "\n");
                continue;
            }

            int dollar = flags.IndexOf('$', StringComparison.Ordinal);
            int index = dollar < 0 ? next++ : int.Parse(flags[..dollar], CultureInfo.InvariantCulture) - 1;
            flags = flags[(dollar + 1)..];
            if (!"sdxXofeEgG".Contains(kind, StringComparison.Ordinal) || flags.AsSpan().IndexOfAny(',', '(', '#') >= 0 || index >= arguments)
            {
                throw new SqlSyntaxException(place.Start, place.End - place.Start, $"The field '%{flags}{kind}' can't be translated.", refused: true);
            }

            fields.Add((char.ToLowerInvariant(kind), index));
            translated.Append('%').Append(flags).Append(kind);
        }

        return translated.ToString();
    }
}
