using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Write;

/// <summary>Adds rows to a table in bulk.</summary>
internal interface IRowLoader : IDisposable
{
    /// <summary>Adds rows, whose columns are in the loader's order and of its types.</summary>
    void Write(ColumnBatch batch);

    /// <summary>Ends the load: from here on the rows are in the table.</summary>
    void Complete();
}
