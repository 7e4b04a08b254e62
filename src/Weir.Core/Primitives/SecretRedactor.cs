using System.Text.Encodings.Web;
using System.Text.Json;

namespace Weir.Core.Primitives;

/// <summary>Removes the secrets that were resolved in this process from any text that leaves it.</summary>
/// <remarks>
/// The first defence is <see cref="Text.ScalarNode.Display"/>; this is the second, for texts made by others (an engine's error that quotes SQL).
/// Secrets of every length are redacted; longer ones first, so that one inside another leaves nothing behind.
/// </remarks>
public sealed class SecretRedactor
{
    private readonly Lock gate = new();
    private volatile string[] values = [];

    public void Register(Secret secret)
    {
        string value = secret.Reveal();
        if (value.Length == 0)
        {
            return;
        }

        lock (gate)
        {
            HashSet<string> all = new(values, StringComparer.Ordinal);
            if (all.Add(value))
            {
                // As it stands inside JSON texts and addresses.
                all.Add(JsonEncodedText.Encode(value).ToString());
                all.Add(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
                all.Add(Uri.EscapeDataString(value));
                values = [.. all.OrderByDescending(v => v.Length)];
            }
        }
    }

    public string Redact(string text)
    {
        foreach (string value in values)
        {
            text = text.Replace(value, Secret.Redacted, StringComparison.Ordinal);
        }

        return text;
    }
}
