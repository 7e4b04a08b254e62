namespace Weir.Core.Blueprints.Modules;

/// <summary>What to do with a column that was not there before.</summary>
public enum NewColumnPolicy
{
    Allow,
    Fail,
    Alert,
}
