using Google.Protobuf.Collections;
using Weir.Engines.Spark.Connect.Artifacts;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Connect.Retry;
using Weir.Engines.Spark.Connect.Session;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect;

/// <summary>One session on a Spark Connect server.</summary>
/// <remarks>Safe for one caller at a time; <see cref="InterruptAsync"/> may come from any thread.</remarks>
internal sealed class SparkClient : IAsyncDisposable
{
    private readonly GrpcChannel channel;
    private readonly SparkCaller caller;
    private readonly bool ownsSession;

    private SparkClient(GrpcChannel channel, SparkCaller caller, bool ownsSession)
    {
        this.channel = channel;
        this.caller = caller;
        this.ownsSession = ownsSession;
    }

    /// <summary>The server's version in its own words.</summary>
    internal string VersionText { get; private set; } = "";

    internal ServerVersion Version { get; private set; }

    /// <summary>Told of every response of every execution, before whoever runs it.</summary>
    internal Action<ExecutePlanResponse>? Told { get; set; }

    internal SessionIdentity Identity => caller.Identity;

    /// <summary>Connects and asks for the version: the first call makes the session.</summary>
    /// <exception cref="SparkException">No server, no Spark Connect server, or one that is too old.</exception>
    internal static async Task<SparkClient> ConnectAsync(SparkAddress address, SparkClientOptions options, CancellationToken cancellationToken)
    {
        string name = address.UserAgent is { } more ? $"{options.ClientName} {more}" : options.ClientName;
        GrpcChannel channel = new(address, options.ClientName, options.Handler());
        SessionIdentity identity = new(address.SessionId ?? Guid.NewGuid().ToString("D"), address.UserId ?? options.UserName, name);
        SparkClient client = new(channel, new SparkCaller(channel, identity, options.Retries, options.Time), address.SessionId is null);
        try
        {
            await client.ShakeHandsAsync(options.Connecting, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    /// <summary>Runs a plan; see <see cref="Execution.Execution.RunAsync"/>.</summary>
    internal IAsyncEnumerable<ExecutePlanResponse> ExecuteAsync(Plan plan, CancellationToken cancellationToken) =>
        Execution.Execution.RunAsync(caller, plan, Told, cancellationToken);

    /// <summary>Asks something about a plan without running it.</summary>
    /// <exception cref="SparkException">The plan is wrong, or the server is gone.</exception>
    internal Task<AnalyzePlanResponse> AnalyzeAsync(AnalyzePlanRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(SparkMethods.AnalyzePlan, request, AnalyzePlanResponse.Parser, cancellationToken);

    /// <summary>The columns of a relation.</summary>
    /// <exception cref="SparkException">The relation is wrong, or the server is gone.</exception>
    internal async Task<DataType> SchemaAsync(Relation relation, CancellationToken cancellationToken)
    {
        AnalyzePlanRequest request = new() { Schema = new AnalyzePlanRequest.Types.Schema { Plan = new Plan { Root = relation } } };
        return (await AnalyzeAsync(request, cancellationToken).ConfigureAwait(false)).Schema.Schema_;
    }

    /// <summary>Sets settings of the session.</summary>
    /// <exception cref="SparkException">Spark does not know one, or it can't be set in a session.</exception>
    internal Task ConfigureAsync(IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        ConfigRequest.Types.Set set = new();
        set.Pairs.AddRange(settings.Select(pair => new KeyValue { Key = pair.Key, Value = pair.Value }));
        return ConfigAsync(new ConfigRequest.Types.Operation { Set = set }, cancellationToken);
    }

    /// <summary>A setting's value; null when it has none.</summary>
    /// <exception cref="SparkException">The server is gone.</exception>
    internal async Task<string?> SettingAsync(string key, CancellationToken cancellationToken)
    {
        ConfigRequest.Types.GetOption get = new() { Keys = { key } };
        RepeatedField<KeyValue> pairs = (await ConfigAsync(new ConfigRequest.Types.Operation { GetOption = get }, cancellationToken).ConfigureAwait(false)).Pairs;
        return pairs.Count == 1 && pairs[0].HasValue ? pairs[0].Value : null;
    }

    /// <summary>Uploads files, such as jars with functions, to the session.</summary>
    /// <exception cref="SparkException">The server refuses one, or is gone.</exception>
    internal Task AddArtifactsAsync(IReadOnlyList<Artifact> artifacts, CancellationToken cancellationToken) =>
        ArtifactUpload.RunAsync(caller, artifacts, cancellationToken);

    /// <summary>Whether the session has an artifact already.</summary>
    /// <exception cref="SparkException">The server is gone.</exception>
    internal async Task<bool> HasArtifactAsync(string name, CancellationToken cancellationToken)
    {
        ArtifactStatusesResponse response = await caller.CallAsync(
            SparkMethods.ArtifactStatus, new ArtifactStatusesRequest { Names = { name } }, ArtifactStatusesResponse.Parser, cancellationToken).ConfigureAwait(false);
        return response.Statuses.TryGetValue(name, out ArtifactStatusesResponse.Types.ArtifactStatus? status) && status.Exists;
    }

    /// <summary>Ends everything that this session runs on the cluster; gives the number of operations that were ended.</summary>
    /// <exception cref="SparkException">The server is gone.</exception>
    internal async Task<int> InterruptAsync(CancellationToken cancellationToken)
    {
        InterruptRequest request = new() { InterruptType = InterruptRequest.Types.InterruptType.All };
        InterruptResponse response = await caller.CallAsync(SparkMethods.Interrupt, request, InterruptResponse.Parser, cancellationToken).ConfigureAwait(false);
        return response.InterruptedIds.Count;
    }

    /// <summary>Releases the session, with all that it keeps on the server, unless it is shared.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ownsSession && !Identity.IsLost)
        {
            await caller.TidyAsync(SparkMethods.ReleaseSession, new ReleaseSessionRequest(), ReleaseSessionResponse.Parser).ConfigureAwait(false);
        }

        channel.Dispose();
    }

    private async Task ShakeHandsAsync(RetryPolicy patience, CancellationToken cancellationToken)
    {
        AnalyzePlanRequest request = new() { SparkVersion = new AnalyzePlanRequest.Types.SparkVersion() };
        AnalyzePlanResponse response = await caller.CallAsync(SparkMethods.AnalyzePlan, request, AnalyzePlanResponse.Parser, cancellationToken, patience).ConfigureAwait(false);
        VersionText = response.SparkVersion?.Version ?? "";
        Version = ServerVersion.Parse(VersionText) ?? default;
        if (Version < ServerVersion.Oldest)
        {
            throw new SparkException(new SparkError
            {
                Failure = SparkFailure.NotSpark,
                Message = $"the server is Spark '{VersionText}', which is older than {ServerVersion.Oldest}",
            });
        }
    }

    private Task<ConfigResponse> ConfigAsync(ConfigRequest.Types.Operation operation, CancellationToken cancellationToken) =>
        caller.CallAsync(SparkMethods.Config, new ConfigRequest { Operation = operation }, ConfigResponse.Parser, cancellationToken);
}
