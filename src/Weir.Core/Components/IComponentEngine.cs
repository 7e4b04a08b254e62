using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;

namespace Weir.Core.Components;

/// <summary>The engine as a component sees it. Relations are lazy: only <see cref="CountAsync"/> and <see cref="CollectAsync"/> read rows, and only while the component runs.</summary>
public interface IComponentEngine
{
    /// <summary>As it is written in a pipeline: <c>duckdb</c>, <c>spark</c>.</summary>
    string Name { get; }

    /// <summary>Defines a relation by a query over the component's inputs, and over what it gave a name itself. Checked at once, computed where it is read.</summary>
    /// <exception cref="WeirException">The query is wrong; the finding says where.</exception>
    ValueTask<Relation> Sql(string query);

    /// <summary>Makes a relation of a few rows at hand.</summary>
    /// <param name="columns">Names and types.</param>
    /// <param name="rows">Values in the order of the columns; null, text, numbers, booleans, dates and times.</param>
    ValueTask<Relation> Rows(Schema columns, IEnumerable<IReadOnlyList<object?>> rows);

    /// <summary>The relation of an input, or of a name given by <see cref="CreateView"/>.</summary>
    /// <exception cref="WeirException">There is none of that name.</exception>
    Relation Table(string name);

    /// <summary>Gives a relation a name for later queries of this component.</summary>
    void CreateView(string name, Relation relation);

    /// <summary>Counts the rows. Only while the component runs.</summary>
    ValueTask<long> CountAsync(Relation relation);

    /// <summary>The first rows, each value as JSON text. Only while the component runs.</summary>
    /// <param name="relation">What to read.</param>
    /// <param name="limit">At most so many rows; they are held in memory.</param>
    ValueTask<IReadOnlyList<IReadOnlyList<string>>> CollectAsync(Relation relation, int limit = 1_000);
}
