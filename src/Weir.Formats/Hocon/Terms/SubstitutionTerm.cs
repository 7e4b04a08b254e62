using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary><c>${path}</c> or <c>${?path}</c>.</summary>
/// <param name="span">From <c>$</c> to <c>}</c>.</param>
/// <param name="path">The path as written.</param>
/// <param name="optional">Whether it may find nothing.</param>
/// <param name="scope">Where the file that holds it was included: looked at first.</param>
/// <param name="listed">Written <c>${NAME[]}</c>: a list from the environment variables NAME_0, NAME_1, ...</param>
internal sealed class SubstitutionTerm(SourceSpan span, string[] path, bool optional, string[] scope, bool listed) : Term(span)
{
    public string[] Path { get; } = path;

    public bool Optional { get; } = optional;

    public string[] Scope { get; } = scope;

    public bool Listed { get; } = listed;

    /// <summary>Set once its failure was reported.</summary>
    public bool Reported { get; set; }

    /// <summary>True when it names the field that holds it, so that only what lies below it can be meant.</summary>
    public bool Names(IReadOnlyList<string> field)
    {
        if (field.Count != Scope.Length + Path.Length && field.Count != Path.Length)
        {
            return false;
        }

        int offset = field.Count - Path.Length;
        for (int i = 0; i < field.Count; i++)
        {
            if (!string.Equals(field[i], i < offset ? Scope[i] : Path[i - offset], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
