using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Local;

namespace Weir.Engines.Spark.Session;

/// <summary>The settings under <c>engine.spark</c>.</summary>
public static class SessionSettings
{
    /// <summary>Spark's own name for the address in the environment.</summary>
    internal const string AddressVariable = "SPARK_REMOTE";

    private const string TokenVariable = "SPARK_CONNECT_AUTHENTICATE_TOKEN";

    public static Field<string> Url { get; } = Field.Text("url")
        .Doc("The address of a Spark Connect server: `sc://host:port/;key=value`. Without it the environment's `SPARK_REMOTE` is taken.", "sc://spark.example.com:15002");

    public static Field<string> Master { get; } = Field.Text("master")
        .Doc($"In the place of `url`: starts the Connect server of the distribution that the environment's `SPARK_HOME` names, for the run, with this master: {SparkMaster.Forms}. It ends with the run.", "local[*]");

    public static Field<string> Token { get; } = Field.Text("token").Doc("A bearer token; better than one in the address. Without it the environment's `SPARK_CONNECT_AUTHENTICATE_TOKEN` is taken.");

    public static Field<IReadOnlyDictionary<string, string>> SparkConfig { get; } = Field.Map("spark_config", TextType.Instance).Alias("config", "conf")
        .Doc("Spark's own settings for the session, as Spark spells them: `spark.sql.shuffle.partitions: 64`. Settings of the cluster itself can't be set here, unless `master` starts it.");

    public static Field<IReadOnlyList<string>> Jars { get; } = Field.Texts("jars", acceptSingle: true).Default([])
        .Doc("Jars with functions or data sources, uploaded for the session. Relative paths start at the Blueprint's folder.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "spark", "Settings of the Spark engine.", [Url, Master, Token, SparkConfig, Jars, SqlSettings.SparkDialect])
    {
        Example = "engine:\n  spark:\n    url: sc://spark.example.com:15002\n    spark_config:\n      spark.sql.shuffle.partitions: 64\n",
    };

    /// <summary>The checked settings.</summary>
    /// <exception cref="WeirException">A setting is unknown or of the wrong type.</exception>
    internal static Config Read(EngineSessionOptions options)
    {
        DiagnosticBag bag = new();
        return Spec.Check(options.Settings, new SpecReader(bag)) ? new Config(Spec, options.Settings) : throw new WeirException(bag.First());
    }

    /// <summary>The server's address, with the token that goes to it.</summary>
    /// <exception cref="WeirException">There is none, or it is wrong.</exception>
    internal static SparkAddress Address(Config config, EngineSessionOptions options)
    {
        if (config.Has(Master))
        {
            throw Refuse(config.SpanOf(Master), "A table as a target needs a Spark that outlives the run; the one that `master` starts does not.", "Name a server that runs by `url`, or write to a `path`.");
        }

        SourceSpan span = config.Has(Url) ? config.SpanOf(Url) : config.Node.Span;
        string? text = config.Has(Url) ? config.Get(Url) : Environment.GetEnvironmentVariable(AddressVariable);
        if (text is null)
        {
            throw Refuse(
                span, "No Spark server is named.",
                $"Set `engine.spark.url`, or the environment's {AddressVariable}, to its address: `sc://host:15002`; or `engine.spark.master: local[*]` to start the Spark of this machine's SPARK_HOME for the run.");
        }

        (SparkAddress? address, string? problem) = SparkAddressReader.Read(text);
        if (address is null)
        {
            throw Refuse(span, problem!, "The form is `sc://host:port/;key=value;key=value`.");
        }

        SparkAddress complete = address.Token is null && TokenText(config) is { } token ? WithToken(address, token, text) : address;
        foreach (Secret secret in complete.Headers.Append(complete.Token).OfType<Secret>())
        {
            options.Redactor.Register(secret);
        }

        return complete;
    }

    /// <summary>Where a Spark of our own is to run its work; null when there is an address.</summary>
    /// <exception cref="WeirException">There are both.</exception>
    internal static string? OwnMaster(Config config)
    {
        if (config.Has(Master) && config.Has(Url))
        {
            throw Refuse(config.SpanOf(Master), "`url` names a Spark that runs, and `master` starts one; there can be only one of them.", "Leave one of them out.");
        }

        return config.Has(Master) ? config.Get(Master) : null;
    }

    /// <summary>Spark's own settings, as they are written.</summary>
    internal static IReadOnlyDictionary<string, string> Own(Config config) => config.Has(SparkConfig) ? config.Get(SparkConfig) : new Dictionary<string, string>(StringComparer.Ordinal);

    private static string? TokenText(Config config) => config.Has(Token) ? config.Get(Token) : Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } given ? given : null;

    private static SparkAddress WithToken(SparkAddress address, string token, string text) => address with
    {
        Token = new Secret("token", token),
        UseTls = address.UseTls || (address.Host != "localhost" && !text.Contains(";use_ssl=false", StringComparison.Ordinal)),
    };

    private static WeirException Refuse(SourceSpan span, string message, string hint) => new(new Diagnostic(EngineCodes.EngineUnavailable, span, message) { Hint = hint });
}
