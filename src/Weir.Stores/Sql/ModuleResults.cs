using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>How the modules of a run ended, as the JSON of <c>run_records.module_results</c>: one object per module, of a resumed run the later end.</summary>
internal static class ModuleResults
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(IEnumerable<RunEvent> events)
    {
        Dictionary<string, string> engines = new(StringComparer.Ordinal);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<ModuleFinished> ends = [];
        foreach (RunEvent happened in events)
        {
            if (happened is RunStarted started)
            {
                foreach (ModuleOutline module in started.Modules)
                {
                    engines[module.Id] = module.Engine;
                }
            }
            else if (happened is ModuleFinished end)
            {
                if (places.TryGetValue(end.ModuleId, out int place))
                {
                    ends[place] = end;
                }
                else
                {
                    places.Add(end.ModuleId, ends.Count);
                    ends.Add(end);
                }
            }
        }

        return ToJson(ends, engines);
    }

    private static string ToJson(List<ModuleFinished> ends, Dictionary<string, string> engines)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartArray();
            foreach (ModuleFinished end in ends)
            {
                json.WriteStartObject();
                json.WriteString("module_id", end.ModuleId);
                json.WriteString("status", Words.Of(end.Status));
                json.WriteString("error", end.Error?.Message);
                json.WriteString("engine", engines.GetValueOrDefault(end.ModuleId));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
