namespace Weir.Golden.Support;

/// <summary>The Spark server that <c>./test</c> starts for a whole run.</summary>
internal static class SparkAddress
{
    /// <summary>Its address; null where none runs.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable("WEIR_SPARK_RUNNING") is { Length: > 0 } folder && Path.Combine(folder, "spark.url") is var file && File.Exists(file)
        ? File.ReadAllText(file).Trim()
        : null;

    /// <summary>Skips the test where none runs.</summary>
    public static void Require() => Assert.SkipWhen(Find() is null, "Spark server not present: WEIR_SPARK_RUNNING names no working folder of one");
}
