namespace Weir.Dialects.Components;

/// <summary>Python's exceptions and their counterparts, so that <c>retry_on_exceptions</c> keeps its meaning.</summary>
internal static class ExceptionNames
{
    /// <summary>Stands for every failure.</summary>
    public const string Everything = "Exception";

    private static readonly Dictionary<string, string[]> Counterparts = new(StringComparer.Ordinal)
    {
        ["BaseException"] = [Everything],
        ["OSError"] = ["OSError", "IOException", "UnauthorizedAccessException", "SocketException", "TimeoutException", "environment"],
        ["ConnectionError"] = ["ConnectionError", "SocketException", "HttpRequestException"],
        ["TimeoutError"] = ["TimeoutError", "TimeoutException"],
        ["FileNotFoundError"] = ["FileNotFoundError", "FileNotFoundException", "DirectoryNotFoundException"],
        ["PermissionError"] = ["PermissionError", "UnauthorizedAccessException"],
        ["ValueError"] = ["ValueError", "ArgumentException", "FormatException"],
        ["KeyError"] = ["KeyError", "KeyNotFoundException"],
        ["IndexError"] = ["IndexError", "ArgumentOutOfRangeException", "IndexOutOfRangeException"],
        ["TypeError"] = ["TypeError", "InvalidCastException"],
        ["RuntimeError"] = ["RuntimeError", "InvalidOperationException"],
        ["ArithmeticError"] = ["ArithmeticError", "ArithmeticException"],
        ["ZeroDivisionError"] = ["ZeroDivisionError", "DivideByZeroException"],
        ["MemoryError"] = ["MemoryError", "OutOfMemoryException"],
        ["NotImplementedError"] = ["NotImplementedError", "NotImplementedException"],
    };

    /// <summary>The names to look for; a name without a counterpart is itself.</summary>
    public static IReadOnlyList<string> CounterpartsOf(string name) => name switch
    {
        "IOError" or "EnvironmentError" => Counterparts["OSError"],
        _ => Counterparts.GetValueOrDefault(name) ?? [name],
    };
}
