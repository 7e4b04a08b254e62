using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>Makes the keys of a task on a database of a resource: <c>format</c>, <c>database</c> and <c>options</c>.</summary>
internal static class DatabaseInputs
{
    private const string ResourceKey = "resource";

    /// <summary>Keys of resources that say how an older program kept its connections.</summary>
    private static readonly string[] WithoutUse = ["kind", "driver", "pool", "connect_args", "cache", "pragmas", "extensions", "read_only"];

    /// <summary>The inputs with the keys of the task instead of the resource; the same where there is none.</summary>
    public static MappingNode Adapt(MappingNode inputs, string moduleId, DiagnosticBag bag)
    {
        if (inputs[ResourceKey] is not MappingNode resource)
        {
            return inputs;
        }

        string driver = (resource["driver"] as ScalarNode)?.Text ?? "";
        ScalarNode? url = resource["url"] as ScalarNode;
        if (FormatOf(driver, url) is not { } format)
        {
            bag.Add(FlowCodes.UnknownDriver, resource["driver"]?.Span ?? resource.Span, $"There are no databases of the driver '{driver}'.", "There are: sqlite3, postgres, mysql, mariadb; sqlalchemy with a URL of one of them.", moduleId);
            return inputs.With([.. inputs.Entries.Where(e => e.Name != ResourceKey)]).Set(Key("format", resource), Key(driver, resource));
        }

        MappingNode options = inputs["options"] as MappingNode ?? new MappingNode([], resource.Span);
        MappingNode adapted = inputs.With([.. inputs.Entries.Where(e => e.Name != ResourceKey)]).Set(Key("format", resource), Key(format, resource));
        foreach (MappingEntry entry in resource.Entries.Where(e => !WithoutUse.Contains(e.Name)))
        {
            if (format == "sqlite" && entry.Name is "path" or "url" && entry.Value is ScalarNode place)
            {
                adapted = adapted.Set(Key("database", place), entry.Name == "url" ? FileOf(place) : place);
            }
            else
            {
                options = options.Set(Key(entry.Name == "timeout" ? "timeout_seconds" : entry.Name, entry.Key), entry.Name == "url" && url is not null ? Plain(url) : entry.Value);
            }
        }

        return options.Count == 0 ? adapted : adapted.Set(Key("options", resource), options);
    }

    private static string? FormatOf(string driver, ScalarNode? url)
    {
        string name = driver == "sqlalchemy" && url is not null ? url.Text[..Math.Max(0, url.Text.AsSpan().IndexOfAny(':', '+'))] : driver;
        return name switch
        {
            "sqlite" or "sqlite3" => "sqlite",
            "postgres" or "postgresql" => "postgres",
            "mysql" or "mariadb" => name,
            _ => null,
        };
    }

    /// <summary>The file of <c>sqlite:///relative</c> and <c>sqlite:////absolute</c>.</summary>
    private static ScalarNode FileOf(ScalarNode url)
    {
        const string Scheme = "sqlite:///";
        return url.Text.StartsWith(Scheme, StringComparison.Ordinal) ? Changed(url, url.Text[Scheme.Length..]) : url;
    }

    /// <summary>A URL without the name of the library that used to read it: <c>postgresql+psycopg://</c>.</summary>
    private static ScalarNode Plain(ScalarNode url)
    {
        int end = url.Text.IndexOf("://", StringComparison.Ordinal);
        int plus = end < 0 ? -1 : url.Text.IndexOf('+', 0, end);
        return plus < 0 ? url : Changed(url, url.Text[..plus] + url.Text[end..]);
    }

    private static ScalarNode Changed(ScalarNode scalar, string text) =>
        scalar.HoldsSecret ? scalar.Resolved(text, ScalarKind.Text, scalar.Origin, null, scalar.Display) : scalar.Resolved(text, ScalarKind.Text, scalar.Origin, null);

    private static ScalarNode Key(string text, Node place) => new(text, ScalarKind.Text, place.Span);
}
