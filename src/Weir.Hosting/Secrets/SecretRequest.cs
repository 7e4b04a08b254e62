using System.Net;
using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.Secrets;

/// <summary>Asks a provider over HTTP. Neither a secret nor a credential gets into what it throws.</summary>
internal static class SecretRequest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The answer as JSON; null when the provider says that there is no such thing.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="provider">For messages.</param>
    /// <param name="isMissing">Whether a refusal means that the secret does not exist; by default an answer of 404.</param>
    public static JsonNode? Send(HttpRequestMessage request, string provider, Func<HttpStatusCode, string, bool>? isMissing = null)
    {
        try
        {
            using HttpClient http = new() { Timeout = Patience };
            using HttpResponseMessage answer = http.Send(request);
            using StreamReader reader = new(answer.Content.ReadAsStream());
            string text = reader.ReadToEnd();
            if (answer.IsSuccessStatusCode)
            {
                return JsonNode.Parse(text);
            }

            return isMissing?.Invoke(answer.StatusCode, text) ?? answer.StatusCode == HttpStatusCode.NotFound
                ? null
                : throw Failure($"The provider '{provider}' answered {(int)answer.StatusCode} ({answer.ReasonPhrase}).");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            throw Failure($"The provider '{provider}' at {request.RequestUri!.Authority} gave no answer: {failure.Message}");
        }
    }

    public static WeirException Failure(string message) => new(new Diagnostic(SecretCodes.ProviderFailed, SourceSpan.None, message) { Hint = "Check its address, the credentials and their rights." });

    public static WeirException Incomplete(string provider, string what) =>
        new(new Diagnostic(SecretCodes.ProviderIncomplete, SourceSpan.None, $"The provider '{provider}' needs {what}.") { Hint = "Give it under 'secrets', or in the environment." });
}
