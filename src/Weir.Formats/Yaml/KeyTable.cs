namespace Weir.Formats.Yaml;

/// <summary>Shares the texts of keys: a document has few different ones, often.</summary>
internal sealed class KeyTable
{
    private const int Size = 256;
    private readonly string?[] slots = new string?[Size];

    /// <summary>The text, from the table when it was seen lately.</summary>
    public string Get(ReadOnlySpan<char> key)
    {
        if (key.Length == 0)
        {
            return "";
        }

        int slot = ((key.Length * 31) + (key[0] * 7) + key[^1] + (key[key.Length / 2] * 3)) & (Size - 1);
        string? found = slots[slot];
        if (found is null || !key.SequenceEqual(found))
        {
            found = key.ToString();
            slots[slot] = found;
        }

        return found;
    }
}
