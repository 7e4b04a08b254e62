using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>A URL that is told of something: a text, or this mapping.</summary>
public static class WebhookSpec
{
    public static Field<string> Url { get; } = Field.Text("url").Required().Doc("Who is told.", "https://hooks.example.com/weir");

    public static Field<string> Method { get; } = Field.Choice("method", new Choice<string>("POST", "POST", ""), new Choice<string>("PUT", "PUT", ""), new Choice<string>("PATCH", "PATCH", ""))
        .Default("POST").Doc("How.");

    public static Field<IReadOnlyDictionary<string, string>> Headers { get; } = Field.Map("headers", TextType.Instance).Doc("More headers.");

    public static Field<IReadOnlyDictionary<string, Node>> Payload { get; } = Field.Map("payload", AnyType.Instance)
        .Doc("The body, as JSON, instead of the usual one. Texts may hold `${run.id}`, `${run.status}`, `${blueprint.id}`, `${failed_module}`, `${error_type}`, `${error_message}`.");

    public static Field<TimeSpan> Timeout { get; } = Field.Duration("timeout").Default(TimeSpan.FromSeconds(10)).Doc("How long one attempt may take.");

    public static Field<string> Secret { get; } = (Field.Text("secret") with { IsSecret = true })
        .Doc("The key of the signature: the header `X-Aqueduct-Signature` is `sha256=` and the HMAC-SHA256 of the body in hex.");

    public static Field<long> MaxRetries { get; } = Field.Integer("max_retries", 0, 100).Default(1).Doc("More attempts after 429, 500, 502, 503, 504 and network errors.");

    public static Field<TimeSpan> Backoff { get; } = Field.Duration("backoff_seconds").Default(TimeSpan.FromSeconds(2)).Doc("The wait before the first of them; doubled each time.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "webhook", "Who is told, and how. Each message has the header `X-Aqueduct-Delivery`, one id for all its attempts.",
        [Url, Method, Headers, Payload, Timeout, Secret, MaxRetries, Backoff])
    {
        Example = "webhook: { url: https://hooks.example.com/weir, secret: \"@aq.secret('HOOK_KEY')\" }\n",
    };

    /// <summary>A webhook as it may be written.</summary>
    public static Field<Node> Either { get; } = Field.Either("webhook", TextType.Instance, new ObjectType(Spec)).Doc("A URL that is told.");

    /// <summary>A webhook as the mapping, however it was written.</summary>
    public static Config Read(Node node) => new(
        Spec,
        node as MappingNode ?? new MappingNode([new MappingEntry(new ScalarNode(Url.Name, ScalarKind.Text, node.Span), node)], node.Span));
}
