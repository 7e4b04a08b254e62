using Google.Protobuf;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Artifacts;

/// <summary>Sends files in pieces with checksums; a broken upload begins anew.</summary>
internal static class ArtifactUpload
{
    private const int PieceBytes = 32 << 10;

    /// <exception cref="SparkException">The server refused a file, or is gone.</exception>
    internal static async Task RunAsync(SparkCaller caller, IReadOnlyList<Artifact> artifacts, CancellationToken cancellationToken)
    {
        if (artifacts.Count == 0)
        {
            return;
        }

        AddArtifactsResponse response = await caller.RepeatAsync(
            () => caller.Channel.UploadAsync(SparkMethods.AddArtifacts, Requests(caller, artifacts), AddArtifactsResponse.Parser, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (response.Artifacts.FirstOrDefault(summary => !summary.IsCrcSuccessful) is { } damaged)
        {
            throw new SparkException(new SparkError { Failure = SparkFailure.ConnectionLost, Message = $"'{damaged.Name}' arrived damaged" });
        }
    }

    private static async IAsyncEnumerable<IMessage> Requests(SparkCaller caller, IReadOnlyList<Artifact> artifacts)
    {
        foreach (Artifact artifact in artifacts)
        {
            Stream content = artifact.Open();
            await using (content.ConfigureAwait(false))
            {
                byte[] piece = new byte[PieceBytes];
                long total = content.Length;
                for (long sent = 0; sent == 0 || sent < total; sent += PieceBytes)
                {
                    int length = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false).ConfigureAwait(false);
                    yield return caller.Identity.Sign(Request(artifact.Name, total, sent == 0, Piece(piece.AsSpan(0, length))));
                }
            }
        }
    }

    private static AddArtifactsRequest Request(string name, long total, bool isFirst, AddArtifactsRequest.Types.ArtifactChunk piece)
    {
        if (total <= PieceBytes)
        {
            AddArtifactsRequest.Types.SingleChunkArtifact single = new() { Name = name, Data = piece };
            return new AddArtifactsRequest { Batch = new AddArtifactsRequest.Types.Batch { Artifacts = { single } } };
        }

        return isFirst ? new AddArtifactsRequest { BeginChunk = Begin(name, total, piece) } : new AddArtifactsRequest { Chunk = piece };
    }

    private static AddArtifactsRequest.Types.BeginChunkedArtifact Begin(string name, long total, AddArtifactsRequest.Types.ArtifactChunk piece) =>
        new() { Name = name, TotalBytes = total, NumChunks = (total + PieceBytes - 1) / PieceBytes, InitialChunk = piece };

    private static AddArtifactsRequest.Types.ArtifactChunk Piece(ReadOnlySpan<byte> bytes) => new() { Data = ByteString.CopyFrom(bytes), Crc = Crc32.Of(bytes) };
}
