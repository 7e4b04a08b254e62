namespace Weir.Connectors.Databases;

/// <summary>The powers of ten up to the 38th.</summary>
internal static class Int128Powers
{
    private static readonly Int128[] Powers = Make();

    internal static Int128 Of(int exponent) => Powers[exponent];

    private static Int128[] Make()
    {
        Int128[] powers = new Int128[39];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
