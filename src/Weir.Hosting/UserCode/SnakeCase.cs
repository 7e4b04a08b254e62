using System.Text;

namespace Weir.Hosting.UserCode;

/// <summary>Names of C# as configurations write them.</summary>
internal static class SnakeCase
{
    /// <summary><c>InputView</c> is <c>input_view</c>, <c>maxURLLength</c> is <c>max_url_length</c>.</summary>
    public static string Of(string name)
    {
        StringBuilder text = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(begins ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString().TrimStart('_');
    }

    /// <summary>A key as it is compared: hyphens count as underscores.</summary>
    public static string OfKey(string key) => key.Replace('-', '_');
}
