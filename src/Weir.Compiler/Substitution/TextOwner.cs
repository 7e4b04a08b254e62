namespace Weir.Compiler.Substitution;

/// <summary>Whose text is resolved.</summary>
/// <param name="ModuleId">The module, for findings; null outside modules.</param>
/// <param name="IsIncremental">True where <c>${ctx._watermark}</c> will have a value at run time.</param>
/// <param name="IsHook">True where <c>${run.id}</c> and its like will have a value after the run.</param>
/// <param name="IsTask">True where <c>${steps.ID.outputs.NAME}</c> will have a value at run time.</param>
internal readonly record struct TextOwner(string? ModuleId = null, bool IsIncremental = false, bool IsHook = false, bool IsTask = false);
