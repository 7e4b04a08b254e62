using Weir.Core.Specs;

namespace Weir.Dialects.Components.Specs;

/// <summary>The block <c>spark</c>: settings for pipelines that run on Apache Spark.</summary>
public static class SparkSpec
{
    public static Field<string> AppName { get; } = Field.Text("app_name").Required().Doc("The application's name in Spark.");

    public static Field<string> Master { get; } = Field.Text("master").Default("local[*]").Doc("The cluster's master.");

    public static Field<string> DeployMode { get; } = Field.Choice("deploy_mode", new Choice<string>("client", "client"), new Choice<string>("cluster", "cluster")).Default("client").Doc("Where the driver runs.");

    public static Field<string> DriverMemory { get; } = Field.Text("driver_memory").Default("2g").Doc("Memory of the driver.");

    public static Field<long> DriverCores { get; } = Field.Integer("driver_cores", 1).Default(1).Doc("Cores of the driver.");

    public static Field<string> ExecutorMemory { get; } = Field.Text("executor_memory").Default("4g").Doc("Memory of each executor.");

    public static Field<long> ExecutorCores { get; } = Field.Integer("executor_cores", 1).Default(2).Doc("Cores of each executor.");

    public static Field<long> Executors { get; } = Field.Integer("num_executors", 1).Default(2).Doc("How many executors.");

    public static Field<bool> DynamicAllocation { get; } = Field.Boolean("dynamic_allocation").Default(false).Doc("Whether Spark adds and removes executors as it needs them.");

    public static Field<IReadOnlyDictionary<string, string>> Settings { get; } = Field.Map("spark_conf", TextType.Instance).Doc("Spark's own settings by their full names; the names may be quoted or nested.");

    public static Field<string> Connect { get; } = Field.Text("connect_string").Doc("The address of a Spark Connect server.", "sc://localhost:15002");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "spark", "Settings for Apache Spark.",
        [AppName, Master, DeployMode, DriverMemory, DriverCores, ExecutorMemory, ExecutorCores, Executors, DynamicAllocation, Settings, Connect]);
}
