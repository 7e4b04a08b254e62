using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Web.Http;

/// <summary>The keys of <c>http.request</c>.</summary>
public static class HttpRequestSpec
{
    public static Field<string> Url { get; } = Field.Text("url").Required().Doc("What is asked for.", "https://api.example.com/orders");

    public static Field<string> Method { get; } = Field.Text("method").Default("GET").Doc("How.");

    public static Field<IReadOnlyDictionary<string, string>> Headers { get; } = Field.Map("headers", TextType.Instance).Doc("Headers. Authorization and Cookie are never shown.");

    public static Field<IReadOnlyDictionary<string, string>> Query { get; } = Field.Map("query", TextType.Instance).Doc("Parameters that are added to the address.");

    public static Field<Node> Body { get; } = Field.Either("body", TextType.Instance, new MapType<Node>(AnyType.Instance), new ListType<Node>(AnyType.Instance, AcceptSingle: false)).Doc("What is sent: a text as it is, a mapping or a list as JSON.");

    public static Field<string> BodyFile { get; } = Field.Path("body_file").Doc("A file that is sent.");

    public static Field<string> User { get; } = Field.Text("username").Doc("Who asks (Basic).");

    public static Field<string> Password { get; } = Field.Text("password").Secret().Doc("Their password (Basic).");

    public static Field<string> Token { get; } = Field.Text("bearer_token").Secret().Doc("A token (Bearer).");

    public static Field<IReadOnlyList<long>> Success { get; } = Field.List("success", new IntegerType(100, 599)).Default([]).Doc("The statuses that count as success; 200 to 299 when empty.");

    public static Field<TimeSpan> Timeout { get; } = Field.Duration("timeout").Default(TimeSpan.FromSeconds(30)).Doc("How long one answer may take.");

    public static Field<long> Attempts { get; } = Field.Integer("max_attempts", 1, 100).Default(3)
        .Doc("Attempts in all after network errors and the statuses 408, 425, 429, 500, 502, 503, 504. Methods other than GET, HEAD, PUT, DELETE, OPTIONS are tried again only after 429 and 503, or with `idempotent: true`.");

    public static Field<bool> Idempotent { get; } = Field.Boolean("idempotent").Default(false).Doc("Whether the request may be made twice; it then carries the header `Idempotency-Key`.");

    public static Field<TimeSpan> Backoff { get; } = Field.Duration("backoff").Default(TimeSpan.FromSeconds(1)).Doc("The first wait, doubled each time up to a minute; `Retry-After` counts instead where the server gives it.");

    public static Field<string> Output { get; } = Field.Path("output").Doc("A file for the answer; with paging for the items, one JSON object a line.");

    public static Field<string> ItemsPath { get; } = Field.Text("items").Doc("Where the list is in the answer: keys joined by dots; empty for the answer itself. Switches paging on.", "data.orders");

    public static Field<string> NextPath { get; } = Field.Text("next").Doc("Paging: where the answer has the next address or the next value of `page_param`: keys joined by dots, or `link` for the header Link.", "paging.next");

    public static Field<string> PageParameter { get; } = Field.Text("page_param").Doc("Paging: the parameter that counts pages, or gets what `next` has.", "page");

    public static Field<long> FirstPage { get; } = Field.Integer("first_page", 0).Default(1).Doc("Paging by count: the first value. The first page without items is the last.");

    public static Field<long> MaximumPages { get; } = Field.Integer("max_pages", 1).Default(1_000).Doc("Paging: more is an error, since an endless list is one.");

    public static Field<long> MaximumBytes { get; } = Field.Integer("max_bytes", 1).Default(1L << 30).Doc("The most bytes of an answer; without `output` at most 1 MiB is handed on.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Task, "http.request", "Asks a web server, page by page where there are pages.",
        [Url, Method, Headers, Query, Body, BodyFile, User, Password, Token, Success, Timeout, Attempts, Idempotent, Backoff, Output, ItemsPath, NextPath, PageParameter, FirstPage, MaximumPages, MaximumBytes])
    {
        Groups = [new FieldGroup([Body, BodyFile], OneRequired: false), new FieldGroup([User, Token], OneRequired: false)],
        Remarks = "Redirects are followed, without credentials to another host. Hands on `status`, `text`, `json` where the answer is JSON, and `output` with `bytes`; with paging `items` (unless there is an `output`), `count` and `pages`. No items means no data.",
        Example = "- id: orders\n  type: Task\n  uses: http.request\n  config:\n    url: https://api.example.com/orders\n    bearer_token: \"@aq.secret('API_TOKEN')\"\n    items: data\n    next: paging.next\n    output: orders.jsonl\n",
    };
}
