namespace Weir.Hosting;

/// <summary>Makes the ids of runs: version 7 UUIDs without dashes, which sort by the time at which they were made.</summary>
internal static class RunIds
{
    private const string Digits = "0123456789abcdef";

    /// <remarks>The digits are written by hand: formatting a Guid is compiled at every start, which takes longer than validating a small Blueprint.</remarks>
    public static string New(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[32];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return text.ToString();
    }
}
