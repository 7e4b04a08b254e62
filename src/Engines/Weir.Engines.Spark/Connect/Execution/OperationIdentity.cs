namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>How one execution is called on the server.</summary>
/// <param name="Id">A UUID, made by us, so that an execution whose beginning was lost on the way can be found again.</param>
internal readonly record struct OperationIdentity(string Id)
{
    /// <summary>The tag that the execution's jobs carry on the cluster; interrupting the tag ends them.</summary>
    internal string Tag => "weir-" + Id;

    internal static OperationIdentity New() => new(Guid.NewGuid().ToString("D"));
}
