namespace Weir.Engines.Spark.Connect.Errors;

/// <summary>The one exception that this client throws; everything that the server said is in <see cref="Error"/>.</summary>
internal sealed class SparkException(SparkError error, Exception? inner = null) : Exception(error.Message, inner)
{
    internal SparkError Error { get; } = error;
}
