using System.Data.Common;
using Weir.Connectors.Databases.Options;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>Opens the database that a task's keys name.</summary>
internal static class TaskConnection
{
    /// <summary>An open connection.</summary>
    /// <param name="context">The run.</param>
    /// <param name="config">The task's keys.</param>
    /// <param name="faults">Tells what is wrong.</param>
    /// <param name="makes">Whether a database that is a file is made when it is not there.</param>
    /// <exception cref="Core.Diagnostics.WeirException">There is no such database, or it can't be reached.</exception>
    internal static DbConnection Open(ITaskContext context, Config config, DatabaseFaults faults, bool makes = false)
    {
        DatabaseKind kind = DatabaseKinds.Of(config, context.ModuleId);
        ConnectorContext surroundings = new() { BaseDirectory = context.BaseDirectory, Redactor = context.Redactor, Time = context.Time };
        ConnectionSettings settings = SettingsReader.Read(DatabaseKinds.Module(config, context.ModuleId), OptionSpecs.Reads(kind.Scheme, "", [], kind.IsFile), kind, surroundings);
        return faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () =>
            makes ? kind.ConnectToMake(settings, $"weir run {context.RunId}") : kind.Connect(settings, $"weir run {context.RunId}"));
    }
}
