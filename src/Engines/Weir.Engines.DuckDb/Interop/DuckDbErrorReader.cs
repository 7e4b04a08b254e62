using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>Makes a <see cref="DuckDbException"/> of DuckDB's error text, which is JSON where <c>errors_as_json</c> is on and plain text elsewhere.</summary>
internal static class DuckDbErrorReader
{
    internal static DuckDbException Read(string text, DuckDbErrorType type = DuckDbErrorType.Unknown, string? sql = null)
    {
        int brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0 && text.EndsWith('}') && TryReadJson(text[brace..], type, sql) is { } structured)
        {
            return structured;
        }

        string message = StripPrefix(text, ref type);
        return new DuckDbException(type, message) { Sql = sql };
    }

    private static DuckDbException? TryReadJson(string json, DuckDbErrorType type, string? sql)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                fields[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            }
        }
        catch (JsonException)
        {
            return null;
        }

        if (!fields.Remove("exception_message", out string? message))
        {
            return null;
        }

        return Build(fields, message, type, sql);
    }

    private static DuckDbException Build(Dictionary<string, string> fields, string message, DuckDbErrorType type, string? sql)
    {
        fields.Remove("exception_type", out string? typeName);
        fields.Remove("position", out string? position);
        fields.Remove("error_subtype", out string? subtype);
        fields.Remove("candidates", out string? candidates);
        fields.TryGetValue("name", out string? name);
        return new DuckDbException(type == DuckDbErrorType.Unknown ? ParseType(typeName) : type, message)
        {
            Sql = sql,
            Position = ToCharacterIndex(sql, position),
            BytePosition = int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) ? bytes : null,
            Subtype = subtype,
            SubjectName = name,
            Candidates = candidates is null ? [] : [.. candidates.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Details = fields.ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>DuckDB counts bytes of UTF-8; .NET counts UTF-16 units.</summary>
    private static int? ToCharacterIndex(string? sql, string? position)
    {
        if (sql is null || !int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes))
        {
            return null;
        }

        byte[] encoded = Encoding.UTF8.GetBytes(sql);
        return Encoding.UTF8.GetCharCount(encoded, 0, Math.Min(bytes, encoded.Length));
    }

    /// <summary>Cuts DuckDB's "Binder Error: " off the front; the class is kept apart.</summary>
    private static string StripPrefix(string text, ref DuckDbErrorType type)
    {
        int marker = text.IndexOf(" Error: ", StringComparison.Ordinal);
        if (marker is < 0 or > 30)
        {
            return text;
        }

        DuckDbErrorType named = ParseType(text[..marker]);
        if (named == DuckDbErrorType.Unknown)
        {
            return text;
        }

        type = type == DuckDbErrorType.Unknown ? named : type;
        return text[(marker + " Error: ".Length)..];
    }

    private static DuckDbErrorType ParseType(string? name) => name switch
    {
        "Out of Range" => DuckDbErrorType.OutOfRange,
        "Unknown Type" => DuckDbErrorType.UnknownType,
        "Mismatch Type" => DuckDbErrorType.MismatchType,
        "Divide by Zero" => DuckDbErrorType.DivideByZero,
        "Object Size" => DuckDbErrorType.ObjectSize,
        "Invalid type" => DuckDbErrorType.InvalidType,
        "TransactionContext" => DuckDbErrorType.Transaction,
        "Not implemented" => DuckDbErrorType.NotImplemented,
        "INTERRUPT" => DuckDbErrorType.Interrupt,
        "FATAL" => DuckDbErrorType.Fatal,
        "INTERNAL" => DuckDbErrorType.Internal,
        "Invalid Input" => DuckDbErrorType.InvalidInput,
        "Out of Memory" => DuckDbErrorType.OutOfMemory,
        "Parameter Not Resolved" => DuckDbErrorType.ParameterNotResolved,
        "Parameter Not Allowed" => DuckDbErrorType.ParameterNotAllowed,
        "HTTP" => DuckDbErrorType.Http,
        "Missing Extension" => DuckDbErrorType.MissingExtension,
        "Extension Autoloading" => DuckDbErrorType.Autoload,
        "Invalid Configuration" => DuckDbErrorType.InvalidConfiguration,
        _ => Enum.TryParse(name, out DuckDbErrorType type) && Enum.IsDefined(type) ? type : DuckDbErrorType.Unknown,
    };
}
