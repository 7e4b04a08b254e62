namespace Weir.Stores.Migrations;

/// <summary>One step of the schema's history. Once released it is never changed; a change is a new step.</summary>
/// <param name="Version">The version that the database has afterwards.</param>
/// <param name="Sql">Statements, all in one transaction.</param>
internal sealed record Migration(int Version, string Sql);
