namespace Weir.Cli.Doctor;

/// <summary>Checks one thing of the machine or the project. Changes nothing that stays.</summary>
internal interface ICheck
{
    string Group { get; }

    string Name { get; }

    /// <summary>Looks. An exception counts as a failure with its message.</summary>
    Task<CheckResult> RunAsync(CancellationToken cancellationToken);
}
