namespace Weir.Stores;

/// <summary>What was taken over.</summary>
/// <param name="Runs">Runs that the target did not have, or not to their end.</param>
/// <param name="DepotValues">Depot values that the target did not have, or only older ones.</param>
/// <param name="StateValues">Values of the state that the target did not have.</param>
/// <param name="AtWork">Runs that are being executed, which were left: do it again when they have ended.</param>
public sealed record MigrationCount(int Runs, int DepotValues, int StateValues, IReadOnlyList<string> AtWork);
