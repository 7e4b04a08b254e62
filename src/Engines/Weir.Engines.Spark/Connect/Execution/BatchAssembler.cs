using Google.Protobuf;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>Puts batches together that the server sends in pieces.</summary>
internal sealed class BatchAssembler
{
    private readonly List<ByteString> pieces = [];
    private byte[] whole = [];

    /// <summary>Takes a piece; gives the whole batch when it was the last one.</summary>
    /// <returns>The batch, good until the next call; or null while pieces are missing.</returns>
    /// <exception cref="Errors.SparkException">The pieces are not in order.</exception>
    internal ReadOnlyMemory<byte>? Add(Wire.ExecutePlanResponse.Types.ArrowBatch piece)
    {
        long count = piece.HasNumChunksInBatch ? piece.NumChunksInBatch : 1;
        long index = piece.HasChunkIndex ? piece.ChunkIndex : 0;
        if (count <= 1)
        {
            return piece.Data.Memory;
        }

        if (index != pieces.Count)
        {
            throw new Errors.SparkException(new Errors.SparkError
            {
                Failure = Errors.SparkFailure.ConnectionLost,
                Message = $"piece {index} of a batch came where piece {pieces.Count} was due",
            });
        }

        pieces.Add(piece.Data);
        return pieces.Count == count ? Join() : null;
    }

    /// <summary>One array serves all batches of a result, so that large results leave no large garbage behind.</summary>
    private ReadOnlyMemory<byte> Join()
    {
        int length = pieces.Sum(piece => piece.Length);
        if (whole.Length < length)
        {
            whole = GC.AllocateUninitializedArray<byte>(length);
        }

        int at = 0;
        foreach (ByteString piece in pieces)
        {
            piece.Span.CopyTo(whole.AsSpan(at));
            at += piece.Length;
        }

        pieces.Clear();
        return whole.AsMemory(0, length);
    }
}
