using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Files;

/// <summary><c>files.checksum</c>.</summary>
public sealed class ChecksumTask : ITask
{
    public static Field<string> Algorithm { get; } = Field.Choice("algorithm", new Choice<string>("sha256", "SHA256", ""), new Choice<string>("sha512", "SHA512", ""), new Choice<string>("md5", "MD5", "against accidents only"))
        .Default("SHA256", "sha256").Doc("Which checksum.");

    public static Field<string> Expected { get; } = Field.Text("expected").Doc("The checksum in hex that the one file must have.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "files.checksum", "Computes checksums of files, and compares.", [FileFields.Paths, Algorithm, Expected])
    {
        Remarks = "Hands on `checksum` of the first file, `files` (a list of `{path, checksum, size}`) and `count`. No file means no data.",
        Example = "- id: sum\n  type: Task\n  uses: files.checksum\n  config: { paths: out/report.csv }\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        JsonArray all = [];
        foreach (string file in FileSelection.Of(context, config.Get(FileFields.Paths)!))
        {
            using FileStream stream = File.OpenRead(file);
            byte[] hash = await CryptographicOperations.HashDataAsync(new HashAlgorithmName(config.Get(Algorithm)), stream, cancellationToken).ConfigureAwait(false);
            string text = Convert.ToHexStringLower(hash);
            if (config.Get(Expected) is { } expected && !string.Equals(expected, text, StringComparison.OrdinalIgnoreCase))
            {
                throw Faults.Of(TransferCodes.ChecksumDiffers, config.SpanOf(Expected), $"{file} has the checksum {text}, not {expected}.");
            }

            all.Add((JsonNode)new JsonObject { ["path"] = file, ["checksum"] = text, ["size"] = stream.Length });
        }

        return all.Count == 0
            ? TaskResult.NoData("No file matches.", ("count", 0))
            : TaskResult.With(("checksum", all[0]!["checksum"]!.DeepClone()), ("count", all.Count), ("files", all));
    }
}
