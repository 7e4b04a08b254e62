using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Sql;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>The author's own functions in a session: made known to DuckDB, and remembered with the modules that call them, so that a failure has a place.</summary>
/// <param name="functions">All of them.</param>
/// <param name="redactor">Cleans what they throw: it may hold values.</param>
internal sealed class UserFunctions(IReadOnlyList<UserFunction> functions, SecretRedactor redactor)
{
    private readonly Dictionary<string, List<string>> callers = new(StringComparer.OrdinalIgnoreCase);
    private Exception? fault;

    /// <summary>Makes them known to DuckDB.</summary>
    /// <exception cref="WeirException">DuckDB refuses one.</exception>
    internal void Register(DuckDbConnection connection)
    {
        HashSet<string> taken = BuiltIn(connection);
        foreach (UserFunction function in functions)
        {
            try
            {
                if (taken.Contains(function.Name.ToLowerInvariant()))
                {
                    throw new NotSupportedException("it has one of that name itself");
                }

                connection.Register(ToDuckDb(function));
            }
            catch (Exception refusal) when (refusal is DuckDbException or NotSupportedException)
            {
                throw new WeirException(
                    new Diagnostic(EngineCodes.UserFunctionRefused, function.Span, $"DuckDB can't take the function '{function}': {refusal.Message}") { Hint = "Give it another name: SQL's own functions can't be replaced." }, refusal);
            }
        }
    }

    /// <summary>Those of their names that DuckDB has already; it would take an overload in silence.</summary>
    private HashSet<string> BuiltIn(DuckDbConnection connection)
    {
        if (functions.Count == 0)
        {
            return [];
        }

        string names = string.Join(", ", functions.Select(f => Quote.Literal(f.Name.ToLowerInvariant())));
        using DuckDbResult known = connection.Query($"SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE lower(function_name) IN ({names})");
        return [.. known.ReadRows().Select(row => (string)row[0]!)];
    }

    /// <summary>Remembers which module calls which of them.</summary>
    internal void Note(string? moduleId, IEnumerable<string> words)
    {
        if (functions.Count == 0 || moduleId is null)
        {
            return;
        }

        foreach (string word in words)
        {
            UserFunction? called = functions.FirstOrDefault(f => string.Equals(f.Name, word, StringComparison.OrdinalIgnoreCase));
            if (called is not null)
            {
                List<string> known = callers.TryGetValue(called.Name, out List<string>? found) ? found : callers[called.Name] = [];
                if (!known.Contains(moduleId))
                {
                    known.Add(moduleId);
                }
            }
        }
    }

    internal void Begin() => fault = null;

    /// <summary>What a function threw since <see cref="Begin"/>, with its place; null when none did.</summary>
    internal Exception? TakeFault() => Interlocked.Exchange(ref fault, null);

    private DuckDbScalarFunction ToDuckDb(UserFunction function) => new()
    {
        Name = function.Name,
        Parameters = [.. function.Parameters.Select(p => SharedTypes.ToDuckDb(p.Type))],
        Result = SharedTypes.ToDuckDb(function.Result),
        TakesNulls = true,
        IsVolatile = !function.IsDeterministic,
        Body = (input, result) =>
        {
            try
            {
                function.Body(new ChunkRows(input), new ChunkResult(result));
            }
            catch (Exception failure)
            {
                WeirException placed = Place(function, failure);
                Interlocked.CompareExchange(ref fault, placed, null);
                throw placed;
            }
        },
    };

    private WeirException Place(UserFunction function, Exception failure)
    {
        List<string> modules = callers.GetValueOrDefault(function.Name) ?? [];
        string where = modules.Count switch
        {
            0 => "",
            1 => $" in '{modules[0]}'",
            _ => $" in one of {string.Join(", ", modules.Select(m => $"'{m}'"))}",
        };
        string message = $"{(modules.Count == 0 ? "A function failed" : $"A function called{where} failed")}: {failure.Message}";
        return new WeirException(
            new Diagnostic(EngineCodes.UserFunctionFailed, function.Span, redactor.Redact(message))
            {
                ModuleId = modules.Count == 1 ? modules[0] : null,
                Hint = "Make it take such values, or keep them away from it: a spillway_condition or a quarantine rule before it sets rows aside.",
            },
            failure);
    }
}
