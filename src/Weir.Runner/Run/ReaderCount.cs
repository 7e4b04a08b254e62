namespace Weir.Runner.Run;

/// <summary>How many times each relation of a run is read.</summary>
/// <remarks>
/// Reads are writes, measure passes and peeks. A lazy relation hands its reads on to what it is made of, once for each relation made of it;
/// one that is itself read several times is offered to the engine to keep (settled), so what it is made of is read once for it.
/// </remarks>
internal static class ReaderCount
{
    /// <param name="relations">Every relation behind those that it is made of.</param>
    /// <param name="directReads">Relation name to the reads by writes, measure passes and peeks.</param>
    /// <returns>Relation name to reads; relations that nobody reads are absent.</returns>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<RelationNode> relations, IReadOnlyDictionary<string, int> directReads)
    {
        Dictionary<string, int> reads = new(directReads, StringComparer.Ordinal);
        for (int i = relations.Count - 1; i >= 0; i--)
        {
            int own = reads.GetValueOrDefault(relations[i].Relation.Name);
            if (own == 0)
            {
                continue;
            }

            foreach (string source in relations[i].MadeOf.Distinct(StringComparer.Ordinal))
            {
                reads[source] = reads.GetValueOrDefault(source) + 1;
            }
        }

        return reads;
    }
}
