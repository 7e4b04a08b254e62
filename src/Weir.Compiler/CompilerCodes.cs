using Weir.Core.Diagnostics;

namespace Weir.Compiler;

/// <summary>The findings of the compiler: 400x values, 402x edges, 404x modules and the world around.</summary>
public static class CompilerCodes
{
    public static DiagnosticCode UnsetVariable { get; } = new(
        "WEIR4001", "unset-variable", Severity.Error, Fault.Environment,
        "The Blueprint reads an environment variable that is not set and has no default. Set it, or write ${NAME:-default}.");

    public static DiagnosticCode UndefinedContext { get; } = new(
        "WEIR4002", "undefined-context", Severity.Error, Fault.Author,
        "A ${ctx.*} reference names a value that the context does not define. Define it under context, in a profile, or with --ctx.");

    public static DiagnosticCode ContextCycle { get; } = new(
        "WEIR4003", "context-cycle", Severity.Error, Fault.Author,
        "Context values refer to each other in a circle, or more than 20 deep. Write one of them out.");

    public static DiagnosticCode UnknownProfile { get; } = new(
        "WEIR4004", "unknown-profile", Severity.Error, Fault.Author,
        "The profile that was asked for is not one of context_profiles.");

    public static DiagnosticCode UnknownFunction { get; } = new(
        "WEIR4005", "unknown-function", Severity.Error, Fault.Author,
        "There is no such @aq function.");

    public static DiagnosticCode FunctionArguments { get; } = new(
        "WEIR4006", "function-arguments", Severity.Error, Fault.Author,
        "A call of an @aq function has arguments that it can't take.");

    public static DiagnosticCode UnsetSecret { get; } = new(
        "WEIR4007", "unset-secret", Severity.Error, Fault.Environment,
        "The Blueprint asks for a secret that is not set.");

    public static DiagnosticCode NoDepot { get; } = new(
        "WEIR4008", "no-depot", Severity.Error, Fault.Environment,
        "The Blueprint reads from the depot, and there is none.");

    public static DiagnosticCode BrokenToken { get; } = new(
        "WEIR4009", "broken-token", Severity.Error, Fault.Author,
        "A ${...}, @aq.name(...) or {{ macros.name }} is begun and not finished.");

    public static DiagnosticCode UnknownMacro { get; } = new(
        "WEIR4010", "unknown-macro", Severity.Error, Fault.Author,
        "The Blueprint defines no macro of that name.");

    public static DiagnosticCode MacroArguments { get; } = new(
        "WEIR4011", "macro-arguments", Severity.Error, Fault.Author,
        "A macro is called without one of its parameters, with one that it does not have, or with arguments that can't be read.");

    public static DiagnosticCode UnknownSetting { get; } = new(
        "WEIR4012", "unknown-setting", Severity.Error, Fault.Author,
        "A --set names no place in the Blueprint, or its value can't be read.");

    public static DiagnosticCode SubstitutionLimit { get; } = new(
        "WEIR4013", "substitution-limit", Severity.Error, Fault.Limit,
        "References lie more than 20 deep in each other, or the resolved text grows beyond a million characters.");

    public static DiagnosticCode WatermarkNotIncremental { get; } = new(
        "WEIR4014", "watermark-not-incremental", Severity.Error, Fault.Author,
        "${ctx._watermark} has a value only in a Channel that is materialised incrementally.");

    public static DiagnosticCode UnknownModule { get; } = new(
        "WEIR4020", "unknown-module", Severity.Error, Fault.Author,
        "An edge, depends_on, attach_to, spillway or input names a module that is not there.");

    public static DiagnosticCode DuplicateEdge { get; } = new(
        "WEIR4021", "duplicate-edge", Severity.Error, Fault.Author,
        "The same edge is given twice; rows would arrive twice. Remove one.");

    public static DiagnosticCode SelfEdge { get; } = new(
        "WEIR4022", "self-edge", Severity.Error, Fault.Author,
        "A module is connected to itself.");

    public static DiagnosticCode UnknownPort { get; } = new(
        "WEIR4023", "unknown-port", Severity.Error, Fault.Author,
        "The edge reads a port that its upstream does not have.");

    public static DiagnosticCode EmptySpillway { get; } = new(
        "WEIR4024", "empty-spillway", Severity.Error, Fault.Author,
        "The edge reads a spillway into which no rows can come: a Channel needs a spillway_condition, an Assert a rule that quarantines.");

    public static DiagnosticCode WrongEdge { get; } = new(
        "WEIR4025", "wrong-edge", Severity.Error, Fault.Author,
        "The two modules can't be connected so: a Probe and an Egress give no rows, an Ingress takes none, a signal goes to a Regulator.");

    public static DiagnosticCode InputCount { get; } = new(
        "WEIR4026", "input-count", Severity.Error, Fault.Author,
        "The module has too few or too many inputs for what it does.");

    public static DiagnosticCode InputName { get; } = new(
        "WEIR4027", "input-name", Severity.Error, Fault.Author,
        "left, right or inputs names something that is not connected to the module, or leaves out something that is.");

    public static DiagnosticCode UnknownErrorType { get; } = new(
        "WEIR4028", "unknown-error-type", Severity.Error, Fault.Author,
        "error_types of a spillway edge names a type that the upstream never gives; no row would pass.");

    public static DiagnosticCode SpillwayContradiction { get; } = new(
        "WEIR4029", "spillway-contradiction", Severity.Error, Fault.Author,
        "The module's spillway field and a spillway edge name different targets. Keep one.");

    public static DiagnosticCode QuarantineImpossible { get; } = new(
        "WEIR4030", "quarantine-impossible", Severity.Error, Fault.Author,
        "Only not_null, freshness, sql_row and custom judge single rows; other rules can't quarantine.");

    public static DiagnosticCode QuarantineUnread { get; } = new(
        "WEIR4031", "quarantine-unread", Severity.Error, Fault.Author,
        "A rule moves bad rows to the spillway, and nothing reads it: the rows would be lost. Add a spillway edge, or choose another on_fail.");

    public static DiagnosticCode SpillwayUnread { get; } = new(
        "WEIR4032", "spillway-unread", Severity.Warning, Fault.Author,
        "A Channel has a spillway_condition, and nothing reads its spillway: the rows that meet it are dropped. Add a spillway edge.");

    public static DiagnosticCode Cycle { get; } = new(
        "WEIR4033", "cycle", Severity.Error, Fault.Author,
        "Modules depend on each other in a circle, so that none can be first.");

    public static DiagnosticCode NoChain { get; } = new(
        "WEIR4034", "no-chain", Severity.Error, Fault.Author,
        "Without edges the modules form a chain in their order; a Junction, Funnel, Regulator or Arcade has no place in one. Write the edges.");

    public static DiagnosticCode Attachment { get; } = new(
        "WEIR4035", "attachment", Severity.Error, Fault.Author,
        "A Probe needs attach_to, and it must name a module that has a main output.");

    public static DiagnosticCode DuplicateModule { get; } = new(
        "WEIR4036", "duplicate-module", Severity.Error, Fault.Author,
        "Two modules have one id, possibly after an Arcade was put in place.");

    public static DiagnosticCode AliasClash { get; } = new(
        "WEIR4037", "alias-clash", Severity.Error, Fault.Author,
        "Two inputs of a module have the same name in its SQL. Give one of the edges an `as`.");

    public static DiagnosticCode NoVerdict { get; } = new(
        "WEIR4038", "no-verdict", Severity.Warning, Fault.Author,
        "A Regulator reads a Probe that gives no verdict, so its gate is always open. Add a threshold signal to the Probe.");

    public static DiagnosticCode MissingRequirement { get; } = new(
        "WEIR4040", "missing-requirement", Severity.Error, Fault.Author,
        "What the module is set to do needs another key.");

    public static DiagnosticCode ContradictingKeys { get; } = new(
        "WEIR4041", "contradicting-keys", Severity.Error, Fault.Author,
        "Two keys of the module contradict each other, or a key has no meaning with the others.");

    public static DiagnosticCode UnknownFormat { get; } = new(
        "WEIR4042", "unknown-format", Severity.Error, Fault.Author,
        "The engine reads or writes no such format.");

    public static DiagnosticCode UnknownEnding { get; } = new(
        "WEIR4043", "unknown-ending", Severity.Error, Fault.Author,
        "No format is given and the path's ending does not tell it.");

    public static DiagnosticCode SharedTarget { get; } = new(
        "WEIR4044", "shared-target", Severity.Error, Fault.Author,
        "Two Egresses write to one place, or one writes inside the folder of another; the second would destroy the work of the first.");

    public static DiagnosticCode MissingSource { get; } = new(
        "WEIR4045", "missing-source", Severity.Error, Fault.Environment,
        "The file that an Ingress reads is not there.");

    public static DiagnosticCode CapabilityGate { get; } = new(
        "WEIR4046", "capability-gate", Severity.Error, Fault.NotSupported,
        "The engine can't do what the Blueprint asks for. Nothing falls back in silence.");

    public static DiagnosticCode CapabilityIgnored { get; } = new(
        "WEIR4047", "capability-ignored", Severity.Warning, Fault.NotSupported,
        "The key changes nothing on this engine.");

    public static DiagnosticCode UnknownEngine { get; } = new(
        "WEIR4048", "unknown-engine", Severity.Error, Fault.Author,
        "There is no such engine.");

    public static DiagnosticCode EnabledNotBoolean { get; } = new(
        "WEIR4050", "enabled-not-boolean", Severity.Error, Fault.Author,
        "`enabled` must become true or false (or yes/no, on/off, 1/0).");

    public static DiagnosticCode AllDisabled { get; } = new(
        "WEIR4051", "all-disabled", Severity.Error, Fault.Author,
        "Every module is disabled, directly or through one that it depends on; there is nothing to run.");

    public static DiagnosticCode ArcadeFailed { get; } = new(
        "WEIR4052", "arcade-failed", Severity.Error, Fault.Author,
        "The Blueprint of an Arcade can't be read, has no way in or out where one is needed, or nests too deep.");

    public static DiagnosticCode RequiredContext { get; } = new(
        "WEIR4053", "required-context", Severity.Error, Fault.Author,
        "The Blueprint needs context values that nobody gives.");

    public static DiagnosticCode EmptyBlueprint { get; } = new(
        "WEIR4054", "empty-blueprint", Severity.Error, Fault.Author,
        "The Blueprint has no modules.");

    public static DiagnosticCode UnsafeName { get; } = new(
        "WEIR4055", "unsafe-name", Severity.Error, Fault.Author,
        "Ids become parts of paths and keys: 1 to 128 letters, digits, '_', '-' and '.', not beginning with a dot and without '..'.");

    public static DiagnosticCode SourceInTarget { get; } = new(
        "WEIR4056", "source-in-target", Severity.Error, Fault.Author,
        "An Egress replaces a folder in which an Ingress reads a single file or an inner folder: the run would destroy its own source.");

    public static DiagnosticCode SqlSyntax { get; } = new(
        "WEIR4060", "not-spark-sql", Severity.Error, Fault.Author,
        "The SQL is not Spark's, although it must be: sql_dialect says so, or it uses names in backticks.");

    public static DiagnosticCode SqlUntranslatable { get; } = new(
        "WEIR4061", "sql-untranslatable", Severity.Error, Fault.NotSupported,
        "The engine can't do what this part of the Spark SQL asks for. Nothing is run that would only look like it.");

    public static DiagnosticCode SqlAmbiguous { get; } = new(
        "WEIR4062", "sql-ambiguous", Severity.Error, Fault.Author,
        "Spark and DuckDB read this part of the SQL differently, and nothing tells which is meant. Write it so that both read the same, or set sql_dialect.");

    public static DiagnosticCode UnknownTask { get; } = new(
        "WEIR4070", "unknown-task", Severity.Error, Fault.Author,
        "A module of type Task uses a task that there is not. The reference lists those that there are.");

    public static DiagnosticCode TaskBehindEgress { get; } = new(
        "WEIR4071", "task-behind-egress", Severity.Error, Fault.Author,
        "A Task waits for an Egress. A run publishes all of its targets at its end, so the Task would not see this one: put the Egress into a pipeline of its own, which a Task `pipeline.run` runs first.");

    public static DiagnosticCode UserFunction { get; } = new(
        "WEIR4072", "user-function", Severity.Error, Fault.Author,
        "An entry of udf_registry can't be a function for SQL: its name is taken or can't be called, or it does not say where its code is.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        UnsetVariable,
        UndefinedContext,
        ContextCycle,
        UnknownProfile,
        UnknownFunction,
        FunctionArguments,
        UnsetSecret,
        NoDepot,
        BrokenToken,
        UnknownMacro,
        MacroArguments,
        UnknownSetting,
        SubstitutionLimit,
        WatermarkNotIncremental,
        UnknownModule,
        DuplicateEdge,
        SelfEdge,
        UnknownPort,
        EmptySpillway,
        WrongEdge,
        InputCount,
        InputName,
        UnknownErrorType,
        SpillwayContradiction,
        QuarantineImpossible,
        QuarantineUnread,
        SpillwayUnread,
        Cycle,
        NoChain,
        Attachment,
        DuplicateModule,
        AliasClash,
        NoVerdict,
        MissingRequirement,
        ContradictingKeys,
        UnknownFormat,
        UnknownEnding,
        SharedTarget,
        MissingSource,
        CapabilityGate,
        CapabilityIgnored,
        UnknownEngine,
        EnabledNotBoolean,
        AllDisabled,
        ArcadeFailed,
        RequiredContext,
        EmptyBlueprint,
        UnsafeName, SourceInTarget,
        SqlSyntax,
        SqlUntranslatable,
        SqlAmbiguous,
        UnknownTask,
        TaskBehindEgress,
        UserFunction,
    ];
}
