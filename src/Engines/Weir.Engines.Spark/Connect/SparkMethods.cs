namespace Weir.Engines.Spark.Connect;

/// <summary>The paths of the service's calls.</summary>
internal static class SparkMethods
{
    internal const string ExecutePlan = Service + "ExecutePlan";
    internal const string ReattachExecute = Service + "ReattachExecute";
    internal const string ReleaseExecute = Service + "ReleaseExecute";
    internal const string AnalyzePlan = Service + "AnalyzePlan";
    internal const string Config = Service + "Config";
    internal const string AddArtifacts = Service + "AddArtifacts";
    internal const string ArtifactStatus = Service + "ArtifactStatus";
    internal const string Interrupt = Service + "Interrupt";
    internal const string FetchErrorDetails = Service + "FetchErrorDetails";
    internal const string ReleaseSession = Service + "ReleaseSession";

    private const string Service = "/spark.connect.SparkConnectService/";
}
