using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>Reads the profiles, which the environment gives as JSON text or as a file.</summary>
internal sealed class ProfileReader(FlowInputs inputs, DiagnosticBag bag)
{
    private const string TextVariable = "AETHERFLOW_PROFILES_JSON";
    private const string FileVariable = "AETHERFLOW_PROFILES_FILE";

    public IReadOnlyDictionary<string, MappingNode> Read()
    {
        string? text = inputs.Variables.GetValueOrDefault(TextVariable);
        string? file = inputs.Variables.GetValueOrDefault(FileVariable);
        if (text is { Length: > 0 } && file is { Length: > 0 })
        {
            bag.Add(FlowCodes.Profiles, SourceSpan.None, $"Both {TextVariable} and {FileVariable} are set.", "Unset one of them.");
            return new Dictionary<string, MappingNode>();
        }

        string name = file is { Length: > 0 } ? Path.GetFullPath(file, inputs.BaseDirectory) : TextVariable;
        if (file is { Length: > 0 })
        {
            try
            {
                text = File.ReadAllText(name);
            }
            catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
            {
                bag.Add(FlowCodes.Profiles, SourceSpan.None, $"The profiles {name} can't be read: {missing.Message}", $"See {FileVariable}.");
                return new Dictionary<string, MappingNode>();
            }
        }

        // JSON is YAML.
        return text is { Length: > 0 } && inputs.ReadYaml(new SourceText(name, text), bag).Root is MappingNode root
            ? root.Entries.Where(e => e.Value is MappingNode).ToDictionary(e => e.Name, e => (MappingNode)e.Value, StringComparer.Ordinal)
            : new Dictionary<string, MappingNode>();
    }
}
