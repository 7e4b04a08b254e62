namespace Weir.Core.Blueprints.Modules;

/// <summary>The kinds of join.</summary>
public enum JoinType
{
    Inner,
    Left,
    Right,
    Full,
    Semi,
    Anti,
    Cross,
}
