using Weir.Compiler.Lineage;
using Weir.Compiler.Lint;
using Weir.Compiler;
using Weir.Connectors.Files;
using Weir.Coordination.Schedule;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting.Bundles;
using Weir.Hosting.Pipelines;
using Weir.Hosting.Secrets;
using Weir.Formats.Yaml;
using Weir.Hosting.Testing;
using Weir.Hosting.UserCode;
using Weir.Runner.Hooks;
using Weir.Runner;
using Weir.Hosting.Stores;
using Weir.Stores;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;

namespace Weir.Hosting;

/// <summary>Weir, wired: the formats and dialects, the compiler, the engines, the runner, files as targets and the stores.</summary>
public sealed class WeirHost(HostEnvironment environment) : IWeirHost
{
    private readonly SecretRedactor redactor = new();
    private readonly IReadOnlyDictionary<string, IEngine> engines = EngineCatalogue.Create(environment.Time);

    public string StoreVersion => SqliteRunStore.Version;

    public Project LoadProject(ProjectOptions options)
    {
        DiagnosticBag bag = [];
        Project project = ProjectLoader.Load(environment.CurrentDirectory, options, environment, bag);
        Hide(project);
        return bag.HasErrors ? throw new WeirException(bag.First(d => d.Severity == Severity.Error)) : project;
    }

    public Compiled Compile(CompileRequest request) => Compile(request, environment.Time);

    public Compiled Lint(CompileRequest request)
    {
        Compiled compiled = Compile(request with { CheckSources = false });
        string path = Path.GetFullPath(request.Path, environment.CurrentDirectory);
        if (BlueprintLoader.Load(path, request.Path, environment, compiled.Project.Variables, request.Context, []) is not { } blueprint)
        {
            return compiled;
        }

        IEnumerable<Diagnostic> found = WarningPolicy.Apply(BlueprintLinter.Check(blueprint, compiled.Manifest), compiled.Project, request.Strict);
        return compiled with { Diagnostics = [.. compiled.Diagnostics, .. found] };
    }

    private Compiled Compile(CompileRequest request, TimeProvider time)
    {
        DiagnosticBag bag = [];
        string path = Path.GetFullPath(request.Path, environment.CurrentDirectory);
        Project project = ProjectLoader.Load(Path.GetDirectoryName(path) ?? path, request.Project, environment, bag);
        Hide(project);
        string runId = request.RunId ?? NewRunId();
        if (RunIdRule.Check(runId) is { } badId)
        {
            bag.Add(badId);
        }

        CheckDefaultEngine(project, bag);
        CompileResult? result = null;
        (string Path, Project Project)? file = FileOf(path, request, project, bag);
        project = file?.Project ?? project;
        if (file is { } found && BlueprintLoader.Load(found.Path, found.Path == path ? request.Path : environment.Shown(found.Path), environment, project.Variables, request.Context, bag) is { } blueprint)
        {
            blueprint = blueprint with { EngineSettings = EngineCatalogue.Merge(project.EngineSettings, blueprint.EngineSettings) };
            using DepotSet depot = StoreOpener.Depots(project.Stores, time);
            result = BlueprintCompiler.Compile(blueprint, Options(request, project, blueprint, runId, depot, time, Components(project), bag));
            bag.AddRange(result.Diagnostics);
        }

        IReadOnlyList<Diagnostic> findings = [.. WarningPolicy.Apply(bag.InSourceOrder(), project, request.Strict)];
        return new Compiled(project, bag.HasErrors ? null : result?.Manifest, findings, runId) { Request = request };
    }

    /// <summary>The file itself, or, where it is a bundle's manifest, the file of the bundle that is run.</summary>
    private (string Path, Project Project)? FileOf(string path, CompileRequest request, Project project, DiagnosticBag bag) =>
        BundleLoader.IsManifest(path) ? new BundleLoader(environment, redactor).Open(path, project, request.BundleVersion, request.AllowStaleBundle, bag) : (path, project);

    public Task<BindOutcome> BindAsync(Compiled compiled, CancellationToken cancellationToken) =>
        new PipelineBinder(Services(compiled.Project, Components(compiled.Project))).BindAsync(Loadable(compiled), cancellationToken);

    public Task<(BindOutcome Bound, IReadOnlyList<LineageTraced> Lineage)> TraceAsync(Compiled compiled, CancellationToken cancellationToken) =>
        new PipelineBinder(Services(compiled.Project, Components(compiled.Project))).TraceAsync(Loadable(compiled), compiled.RunId, cancellationToken);

    public async Task<TestReport> TestAsync(CompileRequest request, CancellationToken cancellationToken)
    {
        DiagnosticBag bag = [];
        string path = Path.GetFullPath(request.Path, environment.CurrentDirectory);
        if (TestFile.Read(path, request.Path, bag) is not { } file)
        {
            return new TestReport(request.Path, [.. bag], []);
        }

        IReadOnlyList<Config> tests = file.Get(TestFileSpec.Tests)!;
        if (tests.Count == 0)
        {
            bag.Add(HostingCodes.NoTests, file.SpanOf(TestFileSpec.Tests), "There are no tests in the file.", "Add them under 'tests'.");
        }

        string blueprint = Path.GetFullPath(file.Get(TestFileSpec.Blueprint)!, Path.GetDirectoryName(path)!);
        Compiled compiled = Compile(request with { Path = environment.Shown(blueprint), CheckSources = false });
        bag.AddRange(compiled.Diagnostics.Where(d => d.Severity == Severity.Error));
        return new TestReport(request.Path, [.. bag], bag.HasErrors ? [] : await new TestRunner(Services(compiled.Project, Components(compiled.Project)), Loadable(compiled)).RunAsync(tests, cancellationToken).ConfigureAwait(false));
    }

    public Task<RunOutcome> RunAsync(Compiled compiled, RunOptions options, IEventSink sink, CancellationToken cancellationToken) =>
        RunAsync(compiled with { Manifest = Loadable(compiled) }, options, sink, HookCommand.ChainOf(environment.Variables), cancellationToken);

    /// <summary>The manifest, when this process can load what it names. Asked before anything happens, so that another process can begin anew.</summary>
    private static Manifest Loadable(Compiled compiled) =>
        DynamicCode.IsSupported || !MayLoadCode(compiled.Sound) ? compiled.Sound : throw new DynamicCodeException();

    /// <summary>What a pipeline begins that it runs on the way, by a step or a hook, is known too late to begin anew.</summary>
    private static bool MayLoadCode(Manifest manifest) =>
        manifest.Hooks is not null || manifest.Modules.Any(m => m.Type == ModuleType.Component || m.Uses == TaskList.RunPipeline);

    private async Task<RunOutcome> RunAsync(Compiled compiled, RunOptions options, IEventSink sink, IReadOnlyList<string> hookChain, CancellationToken cancellationToken)
    {
        OpenedStores store = StoreOpener.Open(compiled.Project.Stores, environment.Time);
        await using (store.ConfigureAwait(false))
        {
            RunRecord? unfinished = null;
            if (options.Resume)
            {
                unfinished = FindUnfinished(store.Runs, compiled.Sound.BlueprintId, options.ResumeRunId);
                compiled = CompileAgain(compiled, unfinished);
                if (compiled.Failed)
                {
                    return new RunOutcome(RunStatus.Error, ExitCodes.Configuration, compiled.Diagnostics);
                }
            }

            RunRequest request = new()
            {
                Manifest = compiled.Sound,
                RunId = compiled.RunId,
                Resume = unfinished,
                Force = options.Force,
                From = options.From,
                To = options.To,
                Parallelism = options.Parallelism,
                WaitForTargets = options.WaitForTargets,
            };
            PipelineRunner runner = new(Services(compiled, store, hookChain, Components(compiled.Project)));
            return await (Telemetry.IsWanted(compiled.Project)
                ? RunToldAsync(runner, compiled, request, sink, cancellationToken)
                : runner.RunAsync(request, sink, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Runs, and tells other systems of it.</summary>
    private async Task<RunOutcome> RunToldAsync(PipelineRunner runner, Compiled compiled, RunRequest request, IEventSink sink, CancellationToken cancellationToken)
    {
        ToldSink told = ToldSink.Open(compiled.Project, request.Manifest, request.RunId, sink, redactor, environment);
        await using (told.ConfigureAwait(false))
        {
            return await runner.RunAsync(request, told, cancellationToken).ConfigureAwait(false);
        }
    }

    private RunnerServices Services(Compiled compiled, OpenedStores store, IReadOnlyList<string> hookChain, ComponentLoader code) => new()
    {
        Engines = engines,
        Connectors = Connectors.Create(code),
        Store = store.Runs,
        Tasks = TaskList.With((call, token) => CallAsync(compiled, call, hookChain, token)),
        Variables = compiled.Project.Variables,
        WorkDirectory = Path.Combine(compiled.Project.StoreDirectory, "work"),
        State = store.History.State,
        Locks = store.Locks,
        CheckpointDirectory = CheckpointsOf(compiled.Project),
        CancelPoll = TimeSpan.FromSeconds(1),
        Targets = new LocalTargetStore(),
        Components = code,
        UserCode = code,
        Lineage = new ColumnLineageTracer(),
        Redactor = redactor,
        Time = environment.Time,
        TimeZone = compiled.Project.TimeZone,
        HandoverDirectory = compiled.Project.HandoverDirectory,
        Hooks =
        [
            new MetricsHooks(),
            .. compiled.Project.AuditPath is { } audit ? [new AuditHooks(new AuditLog(audit, environment.Time), redactor)] : Array.Empty<IRunHooks>(),
            .. Observers.Of(compiled.Sound, redactor, environment),
        ],
        AllowCommandHooks = compiled.Project.AllowCommandHooks,
        HookChain = hookChain,
        RunHookedBlueprint = (hooked, token) => RunHookedAsync(compiled, hooked, token),
    };

    /// <summary>Runs a Blueprint that another's hook asks for: same project options, a run and a history entry of its own, shown nowhere.</summary>
    private Task<RunOutcome> RunHookedAsync(Compiled parent, HookedBlueprint hooked, CancellationToken cancellationToken)
    {
        Compiled compiled = Compile(new CompileRequest { Path = hooked.Path, Project = parent.Request!.Project, Profile = parent.Request.Profile });
        return compiled.Failed
            ? Task.FromResult(new RunOutcome(RunStatus.Error, ExitCodes.Configuration, compiled.Diagnostics))
            : RunAsync(compiled, new RunOptions(), new SilentSink(), hooked.Chain, cancellationToken);
    }

    /// <summary>Runs a pipeline for a step of another: begun once, and finished by whoever calls it again.</summary>
    private async Task<PipelineCallResult> CallAsync(Compiled parent, PipelineCall call, IReadOnlyList<string> chain, CancellationToken cancellationToken)
    {
        string caller = Path.GetFullPath(parent.Request!.Path, environment.CurrentDirectory);
        if (call.Path == caller || chain.Contains(call.Path, StringComparer.Ordinal))
        {
            throw new WeirException(new Diagnostic(HostingCodes.PipelineFailed, SourceSpan.None, $"{environment.Shown(call.Path)} leads back to itself.") { Hint = "A pipeline can't be a step of its own." });
        }

        CompileRequest request = new() { Path = call.Path, Project = parent.Request.Project, Profile = call.Profile, Context = call.Parameters, RunId = call.RunId };
        Compiled compiled = Compile(request, environment.Time);
        if (compiled.Failed)
        {
            return new PipelineCallResult(new RunOutcome(RunStatus.Error, ExitCodes.Configuration, compiled.Diagnostics), []);
        }

        SqlRunStore store = StoreOpener.OpenHistory(compiled.Project.Stores.History, environment.Time);
        await using (store.ConfigureAwait(false))
        {
            RunOptions options = new() { Resume = store.FindRun(call.RunId) is not null, ResumeRunId = call.RunId, To = call.To };
            RunOutcome outcome = await RunAsync(compiled, options, new SilentSink(), [.. chain, caller], cancellationToken).ConfigureAwait(false);
            return new PipelineCallResult(outcome, store.FindRun(call.RunId)?.Modules ?? []);
        }
    }

    private sealed class SilentSink : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            // The history keeps the events.
        }
    }

    public IRunStore? OpenExistingStore(ProjectOptions options) => StoreOpener.OpenExisting(LoadProject(options).Stores with { Locks = null }, environment.Time)?.Runs;

    public ProjectStores? OpenExistingStores(ProjectOptions options)
    {
        Project project = LoadProject(options);
        return StoreOpener.OpenExisting(project.Stores, environment.Time) is { } store ? StoresOf(project, store) : null;
    }

    public ProjectStores OpenStores(ProjectOptions options)
    {
        Project project = LoadProject(options);
        return StoresOf(project, StoreOpener.Open(project.Stores, environment.Time));
    }

    public StoreFigures? DescribeStore(ProjectOptions options) => StoreAdmin.Describe(LoadProject(options).Stores, environment.Time);

    public MigrationCount? MigrateStore(ProjectOptions options, string target) =>
        StoreAdmin.Migrate(LoadProject(options).Stores, LoadProject(target.Contains("://", StringComparison.Ordinal) ? options with { Store = target } : options with { Store = null, StoreDirectory = target }).Stores, environment.Time);

    private static ProjectStores StoresOf(Project project, OpenedStores store) =>
        new(store.Runs, store.History.Pruner, store.History.State, store.Locks, new LocalTargetStore(), CheckpointsOf(project)) { Opened = store };

    public IReadOnlyList<ScheduleItem> ReadSchedule(string path, DiagnosticBag bag) =>
        TextFiles.Read(path, environment.Shown(path), bag) is { } source ? ScheduleReader.Read(YamlFormat.Read(source, bag), Path.GetDirectoryName(path)!, bag) : [];

    public string? AuditLog(ProjectOptions options) => LoadProject(options).AuditPath;

    private static string CheckpointsOf(Project project) => Path.Combine(project.StoreDirectory, "checkpoints");

    private EngineServices Services(Project project, ComponentLoader code) => new()
    {
        Engines = engines,
        Connectors = Connectors.Create(code),
        Components = code,
        Lineage = new ColumnLineageTracer(),
        Redactor = redactor,
        Time = environment.Time,
        TimeZone = project.TimeZone,
        HandoverDirectory = project.HandoverDirectory,
    };

    /// <summary>Keeps the passwords of the stores out of whatever is shown or written.</summary>
    private void Hide(Project project)
    {
        foreach (string password in project.Stores.Passwords)
        {
            redactor.Register(new Secret(StoresSpec.Url.Name, password));
        }
    }

    /// <summary>The pipeline's own block counts, else the project's. A pipeline of components has its prefix in its references.</summary>
    private SecretStore Secrets(Project project, Blueprint blueprint, TimeProvider time, ComponentLoader code)
    {
        Config? ofProject = project.Settings.Has(ProjectSpec.Secrets) ? project.Settings.Get(ProjectSpec.Secrets) : null;
        Config? settings = blueprint.Secrets is { } own ? new Config(SecretsSpec.Spec, own) : ofProject;
        if (settings is not null && settings.Has(SecretsSpec.VaultToken))
        {
            redactor.Register(new Secret(SecretsSpec.VaultToken.Name, settings.Get(SecretsSpec.VaultToken)!));
        }

        string prefix = blueprint.Secrets is null ? ofProject?.Get(SecretsSpec.Prefix) ?? "" : "";
        return new SecretStore(settings, prefix, blueprint.Secrets is null ? project.Directory : blueprint.BaseDirectory, project.Variables, code, time);
    }

    /// <summary>Loads nothing before a class is asked for, and then each file once: one loader for all that one compilation or one run needs.</summary>
    private ComponentLoader Components(Project project) => new(new UserAssemblies(Path.Combine(project.StoreDirectory, "code"), environment.Shown));

    private CompileOptions Options(CompileRequest request, Project project, Blueprint blueprint, string runId, DepotSet depot, TimeProvider time, ComponentLoader code, DiagnosticBag bag) => new()
    {
        Profile = request.Profile,
        ContextOverrides = request.Context,
        Settings = Settings(request, bag),
        Environment = project.Variables,
        Secrets = Secrets(project, blueprint, time, code),
        RunId = runId,
        ExecutionDate = request.ExecutionDate,
        TimeProvider = time,
        Depot = depot.Get,
        DepotNames = project.Stores.DepotNames,
        Engines = engines,
        Tasks = TaskList.Catalogue,
        Connectors = Connectors.Create(code),
        DefaultEngine = engines.ContainsKey(project.DefaultEngine) ? project.DefaultEngine : ProjectSpec.DefaultEngine.DefaultValue!,
        Redactor = redactor,
        ArcadeLoader = (path, found) => BlueprintLoader.Load(path, environment.Shown(path), environment, project.Variables, new Dictionary<string, string>(), found),
        CheckSources = request.CheckSources,
        UserCode = code,
    };

    private static List<Setting> Settings(CompileRequest request, DiagnosticBag bag)
    {
        List<Setting> settings = [];
        foreach (string text in request.Settings)
        {
            if (Setting.Parse(text) is { } setting)
            {
                settings.Add(setting);
            }
            else
            {
                bag.Add(HostingCodes.BadSetting, SourceSpan.None, $"'{text}' is no setting.", "Write PATH=VALUE, or PATH:=JSON.");
            }
        }

        return settings;
    }

    private void CheckDefaultEngine(Project project, DiagnosticBag bag)
    {
        if (!engines.ContainsKey(project.DefaultEngine))
        {
            bag.Add(
                HostingCodes.UnknownEngine, project.Settings.Get(ProjectSpec.Deployment).SpanOf(ProjectSpec.DefaultEngine),
                $"There is no engine '{project.DefaultEngine}'.", Suggestion.Hint(project.DefaultEngine, [.. engines.Keys]));
        }
    }

    /// <summary>Compiles for a run that began earlier, with the values that it began with.</summary>
    private Compiled CompileAgain(Compiled compiled, RunRecord unfinished) =>
        Compile(compiled.Request! with { RunId = unfinished.RunId, BundleVersion = BundleLoader.VersionOf(Path.GetFullPath(unfinished.SourcePath, environment.CurrentDirectory)) }, new FixedTime(unfinished.StartedAt));

    private static RunRecord FindUnfinished(IRunStore store, string blueprintId, string? runId)
    {
        if (runId is not null)
        {
            return store.FindRun(runId) ?? throw NotFound($"There is no run '{runId}' to resume.", "'weir runs' lists them.");
        }

        RunRecord? newest = store.ListRuns(new RunQuery(blueprintId, FailedOnly: true, Limit: 1)) is [RunRecord found, ..] ? found : null;
        return newest ?? throw NotFound($"No run of '{blueprintId}' is unfinished.", "Start a new one, without --resume.");
    }

    private static WeirException NotFound(string message, string hint) =>
        new(new Diagnostic(HostingCodes.RunNotFound, SourceSpan.None, message) { Hint = hint });

    /// <summary>Ids sort by the time at which they were made.</summary>
    private string NewRunId() => RunIds.New(environment.Time);
}
