namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A BIT: a string of at least one bit, as text of <c>0</c> and <c>1</c>.</summary>
public readonly record struct DuckDbBits
{
    /// <exception cref="ArgumentException">The text is empty or holds another character.</exception>
    public DuckDbBits(string text)
    {
        Text = text.Length > 0 && text.AsSpan().IndexOfAnyExcept('0', '1') < 0
            ? text
            : throw new ArgumentException($"'{text}' is no bit string; it must be one or more of 0 and 1.", nameof(text));
    }

    public string Text { get; }

    /// <summary>DuckDB's form: a byte that counts the padding bits (which are set), then the bits, most significant first.</summary>
    internal byte[] ToBytes()
    {
        int padding = (8 - (Text.Length % 8)) % 8;
        byte[] bytes = new byte[1 + ((Text.Length + 7) / 8)];
        bytes[0] = (byte)padding;
        for (int i = 0; i < padding + Text.Length; i++)
        {
            bool set = i < padding || Text[i - padding] == '1';
            bytes[1 + (i / 8)] |= (byte)(set ? 0x80 >> (i % 8) : 0);
        }

        return bytes;
    }

    internal static DuckDbBits FromBytes(ReadOnlySpan<byte> bytes)
    {
        int padding = bytes[0];
        char[] text = new char[((bytes.Length - 1) * 8) - padding];
        for (int i = 0; i < text.Length; i++)
        {
            int bit = i + padding;
            text[i] = (bytes[1 + (bit / 8)] & (0x80 >> (bit % 8))) != 0 ? '1' : '0';
        }

        return new DuckDbBits(new string(text));
    }

    public override string ToString() => Text;
}
