using System.Globalization;

namespace Weir.Runner.Quality;

/// <summary>The truth of an aggregate's value.</summary>
public static class Truth
{
    /// <summary>A boolean as it is; a number is true unless it is 0; NULL and texts have no truth (null).</summary>
    public static bool? Of(object? value) => value switch
    {
        bool truth => truth,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0,
        _ => null,
    };
}
