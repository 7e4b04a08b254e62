using Weir.Core.Data;

namespace Weir.Connectors.Databases.Read;

/// <summary>A column of a query, and how to ask for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The shared type that carries its values.</param>
/// <param name="Expression">The database's SQL for it.</param>
internal sealed record SourceColumn(string Name, DataType Type, string Expression);
