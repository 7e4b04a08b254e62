using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Runner;

namespace Weir.Hosting.Testing;

/// <summary>Runs the tests of a file: each defines one module of the compiled Blueprint over rows that were written down.</summary>
internal sealed class TestRunner(EngineServices services, Manifest manifest)
{
    public async Task<IReadOnlyList<TestCaseResult>> RunAsync(IReadOnlyList<Config> tests, CancellationToken cancellationToken)
    {
        List<TestCaseResult> results = [];
        Dictionary<string, TestBench> benches = new(StringComparer.Ordinal);
        try
        {
            foreach (Config test in tests)
            {
                long began = services.Time.GetTimestamp();
                List<TestFailure> failures = [];
                await RunAsync(test, benches, failures, cancellationToken).ConfigureAwait(false);
                results.Add(new TestCaseResult(test.Get(TestFileSpec.Id)!, test.Get(TestFileSpec.Module)!, failures, services.Time.GetElapsedTime(began)));
            }
        }
        finally
        {
            foreach (TestBench bench in benches.Values)
            {
                await bench.DisposeAsync().ConfigureAwait(false);
            }
        }

        return results;
    }

    private async Task RunAsync(Config test, Dictionary<string, TestBench> benches, List<TestFailure> failures, CancellationToken cancellationToken)
    {
        string id = test.Get(TestFileSpec.Module)!;
        SourceSpan place = test.SpanOf(TestFileSpec.Module);
        if (manifest.Find(id) is not { } module)
        {
            failures.Add(new TestFailure(place.ToString(), $"The Blueprint has no module '{id}'. {Suggestion.Hint(id, [.. manifest.Modules.Select(m => m.Id)])}"));
            return;
        }

        if (module.Type is not (ModuleType.Channel or ModuleType.Junction or ModuleType.Funnel or ModuleType.Assert))
        {
            failures.Add(new TestFailure(place.ToString(), $"'{id}' is of the type {module.Type}; tests are for Channels, Junctions, Funnels and Asserts."));
            return;
        }

        try
        {
            TestBench bench = await BenchAsync(module.Engine, benches, cancellationToken).ConfigureAwait(false);
            if (await DefineAsync(bench, module, test, failures, cancellationToken).ConfigureAwait(false) is { } ports)
            {
                await CheckAsync(bench, module, test, ports, failures, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (WeirException failure)
        {
            failures.Add(FailureOf(failure.Diagnostic, place));
        }
    }

    private async Task<IReadOnlyDictionary<string, Relation>?> DefineAsync(TestBench bench, ManifestModule module, Config test, List<TestFailure> failures, CancellationToken cancellationToken)
    {
        List<ModuleInput> inputs = [];
        IReadOnlyDictionary<string, Config> written = test.Get(TestFileSpec.Inputs)!;
        HashSet<string> used = new(StringComparer.Ordinal);
        DiagnosticBag bag = [];
        foreach (ManifestEdge edge in manifest.EdgesInto(module.Id).Where(e => e.CarriesRows))
        {
            string alias = edge.Alias == edge.From && edge.Port is not (Ports.Main or Ports.Spillway) ? $"{edge.From}.{edge.Port}" : edge.Alias;
            string? name = new[] { alias, edge.From }.FirstOrDefault(written.ContainsKey);
            if (name is null)
            {
                bag.Add(HostingCodes.TestInput, test.SpanOf(TestFileSpec.Inputs), $"'{module.Id}' reads '{alias}', for which the test has no rows.", $"Add '{alias}' under 'inputs'.");
                continue;
            }

            used.Add(name);
            Schema columns = WrittenRows.ColumnsOf(written[name]);
            List<IReadOnlyList<string?>> rows = WrittenRows.Of(written[name], columns, bag);
            if (!bag.HasErrors)
            {
                inputs.Add(new ModuleInput(alias, edge.Port, await bench.RowsAsync(columns, rows, cancellationToken).ConfigureAwait(false)) { ModuleId = edge.From });
            }
        }

        foreach (string unused in written.Keys.Where(k => !used.Contains(k)))
        {
            bag.Add(HostingCodes.TestInput, written[unused].Node.Span, $"'{module.Id}' does not read '{unused}'.", Suggestion.Hint(unused, [.. manifest.EdgesInto(module.Id).Select(e => e.Alias)]));
        }

        if (!bag.HasErrors)
        {
            module = module.Refinement?.Invoke(module, inputs, bag) ?? module;
            DefinedModule defined = await bench.Session.DefineAsync(module, inputs, cancellationToken).ConfigureAwait(false);
            bag.AddRange(defined.Diagnostics.Where(d => d.Severity == Severity.Error));
            if (!bag.HasErrors)
            {
                return defined.Ports;
            }
        }

        failures.AddRange(bag.Select(d => FailureOf(d, test.SpanOf(TestFileSpec.Module))));
        return null;
    }

    private static async Task CheckAsync(
        TestBench bench, ManifestModule module, Config test, IReadOnlyDictionary<string, Relation> ports, List<TestFailure> failures, CancellationToken cancellationToken)
    {
        string standard = test.Get(TestFileSpec.Branch) ?? (ports.ContainsKey(Ports.Main) ? Ports.Main : ports.Keys.FirstOrDefault() ?? Ports.Main);
        TestAssertions assertions = new(bench, failures);
        foreach (Config assertion in test.Get(TestFileSpec.Assertions)!)
        {
            string port = assertion.Get(TestFileSpec.Port) ?? standard;
            if (ports.TryGetValue(port, out Relation? output))
            {
                await assertions.CheckAsync(assertion, output, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                SourceSpan place = assertion.Has(TestFileSpec.Port) ? assertion.SpanOf(TestFileSpec.Port) : test.SpanOf(TestFileSpec.Branch);
                failures.Add(new TestFailure(place.ToString(), $"'{module.Id}' has no output '{port}'. {Suggestion.Hint(port, [.. ports.Keys])}"));
            }
        }
    }

    private async Task<TestBench> BenchAsync(string name, Dictionary<string, TestBench> benches, CancellationToken cancellationToken)
    {
        if (!benches.TryGetValue(name, out TestBench? bench))
        {
            EngineSessionOptions options = new()
            {
                Settings = manifest.EngineSettings[name] as MappingNode ?? MappingNode.Empty,
                BaseDirectory = manifest.BaseDirectory,
                RunStartedAt = services.Time.GetUtcNow(),
                TimeZone = services.TimeZone,
                Redactor = services.Redactor,
                Connectors = services.Connectors,
                Functions = manifest.Functions,
                FunctionRegistry = manifest.UserFunctions,
            };
            bench = new TestBench(await services.Engines[name].OpenAsync(options, cancellationToken).ConfigureAwait(false), name);
            benches.Add(name, bench);
        }

        return bench;
    }

    private static TestFailure FailureOf(Diagnostic finding, SourceSpan otherwise) =>
        new((finding.Span.IsNone ? otherwise : finding.Span).ToString(), finding.Hint is null ? finding.Message : $"{finding.Message} {finding.Hint}");
}
