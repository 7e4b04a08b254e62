using Weir.Coordination.Schedule;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Testing;
using Weir.Runner;
using Weir.Stores;

namespace Weir.Hosting;

/// <summary>All that the command line and the server ask of Weir. What is wrong with a Blueprint comes back as findings, never as an exception.</summary>
public interface IWeirHost
{
    /// <summary>The store's own software, for <c>weir doctor</c>: <c>SQLite 3.50.4</c>.</summary>
    string StoreVersion { get; }

    /// <summary>The project of the current folder.</summary>
    /// <exception cref="WeirException">The project file is wrong.</exception>
    Project LoadProject(ProjectOptions options);

    /// <summary>Reads, resolves and checks a Blueprint. Opens no engine.</summary>
    Compiled Compile(CompileRequest request);

    /// <summary>As <see cref="Compile"/>, and looks for what runs and is likely not what was meant.</summary>
    Compiled Lint(CompileRequest request);

    /// <summary>Defines every module on its engine without reading rows.</summary>
    Task<BindOutcome> BindAsync(Compiled compiled, CancellationToken cancellationToken);

    /// <summary>As <see cref="BindAsync"/>, and traces the columns.</summary>
    Task<(BindOutcome Bound, IReadOnlyList<LineageTraced> Lineage)> TraceAsync(Compiled compiled, CancellationToken cancellationToken);

    /// <summary>Runs the tests of a file against its Blueprint; nothing is written and no source is read.</summary>
    /// <param name="request">The file of tests, with the values for its Blueprint.</param>
    /// <param name="cancellationToken">Stops the tests.</param>
    Task<TestReport> TestAsync(CompileRequest request, CancellationToken cancellationToken);

    /// <summary>Runs.</summary>
    /// <param name="compiled">Compiled without errors.</param>
    /// <param name="options">How.</param>
    /// <param name="sink">Hears every event.</param>
    /// <param name="cancellationToken">Stops the run gracefully.</param>
    Task<RunOutcome> RunAsync(Compiled compiled, RunOptions options, IEventSink sink, CancellationToken cancellationToken);

    /// <summary>The project's history, or null when there is none yet; looking never makes one.</summary>
    IRunStore? OpenExistingStore(ProjectOptions options);

    /// <summary>All that the project has stored, or null when there is nothing yet; looking never makes it.</summary>
    ProjectStores? OpenExistingStores(ProjectOptions options);

    /// <summary>All that the project has stored; made when there is nothing yet.</summary>
    ProjectStores OpenStores(ProjectOptions options);

    /// <summary>What the project's history holds; null when there is none yet.</summary>
    StoreFigures? DescribeStore(ProjectOptions options);

    /// <summary>Takes what the project's history holds over to another place; null when there is no history yet.</summary>
    /// <param name="options">Which project.</param>
    /// <param name="target">The address of the other, or a folder for SQLite; made when it is not there yet.</param>
    /// <exception cref="WeirException">One of them can't be opened, or both are the same.</exception>
    MigrationCount? MigrateStore(ProjectOptions options, string target);

    /// <summary>Reads a schedule.</summary>
    /// <param name="path">Its file, absolute.</param>
    /// <param name="bag">Receives the findings.</param>
    IReadOnlyList<ScheduleItem> ReadSchedule(string path, DiagnosticBag bag);

    /// <summary>The project's audit log; null when none is written.</summary>
    string? AuditLog(ProjectOptions options);
}
