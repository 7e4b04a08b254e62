namespace Weir.Core.Data.Columns.Builders;

/// <summary>Collects which rows are NULL; takes no memory until one is.</summary>
internal sealed class ValidityBuilder : IDisposable
{
    private readonly NativeBufferBuilder bits = new();

    internal int Length { get; private set; }

    internal int NullCount { get; private set; }

    internal void AppendValid(int count = 1)
    {
        if (NullCount > 0)
        {
            Append(count, valid: true);
        }

        Length = checked(Length + count);
    }

    internal void AppendNull()
    {
        if (NullCount == 0)
        {
            int length = Length;
            Length = 0;
            Append(length, valid: true);
            Length = length;
        }

        Append(1, valid: false);
        Length = checked(Length + 1);
        NullCount++;
    }

    internal NativeBuffer? Build()
    {
        NativeBuffer? built = NullCount > 0 ? bits.Build() : null;
        Length = 0;
        NullCount = 0;
        return built;
    }

    public void Dispose() => bits.Dispose();

    private void Append(int count, bool valid)
    {
        int missing = Bitmap.BytesFor(Length + count) - (int)bits.Length;
        bits.Fill(0, missing);
        Span<byte> bitmap = bits.Written<byte>();
        for (int i = Length; valid && i < Length + count; i++)
        {
            Bitmap.Set(bitmap, i, value: true);
        }
    }
}
