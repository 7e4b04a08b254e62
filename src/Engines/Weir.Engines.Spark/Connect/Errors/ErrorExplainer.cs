using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Errors;

/// <summary>Makes one error of a failed call, the details that the server keeps for it, and what broke on the line.</summary>
internal static class ErrorExplainer
{
    private const int LongestChain = 6;

    /// <summary>The error id under which the server keeps the details for a short while; null when it keeps none.</summary>
    internal static string? DetailsId(GrpcException failure) => Metadata(failure, "errorId");

    /// <summary>Spark's error class of a failed call: said by the server, or the one that its message begins with.</summary>
    internal static string? ErrorClass(GrpcException failure)
    {
        if (Metadata(failure, "errorClass") is { } said)
        {
            return said;
        }

        int open = failure.Detail.IndexOf('[', StringComparison.Ordinal);
        int close = failure.Detail.IndexOf(']', StringComparison.Ordinal);
        string name = open >= 0 && close > open ? failure.Detail[(open + 1)..close] : "";
        return name.Length > 0 && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_' or '.') ? name : null;
    }

    /// <param name="failure">How the call ended.</param>
    /// <param name="details">What the server keeps; null when it keeps nothing, or could not be asked.</param>
    internal static SparkException Explain(GrpcException failure, FetchErrorDetailsResponse? details)
    {
        List<FetchErrorDetailsResponse.Types.Error> chain = Chain(details);
        FetchErrorDetailsResponse.Types.SparkThrowable? throwable = chain.Select(link => link.SparkThrowable).FirstOrDefault(found => found is not null);
        string? errorClass = throwable is { HasErrorClass: true } ? throwable.ErrorClass : ErrorClass(failure);
        string message = chain.Count > 0 && chain[0].Message.Length > 0 ? chain[0].Message : failure.Detail;
        SparkError error = new()
        {
            Failure = Kind(failure, errorClass),
            Message = WithoutClass(message, errorClass),
            ErrorClass = errorClass,
            SqlState = throwable is { HasSqlState: true } ? throwable.SqlState : Metadata(failure, "sqlState"),
            Parameters = throwable?.MessageParameters.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [],
            Contexts = [.. throwable?.QueryContexts.Where(IsPlace).Select(Place) ?? []],
            Causes = [.. chain.Skip(1).Select(link => link.Message)],
        };
        return new SparkException(error, failure);
    }

    private static List<FetchErrorDetailsResponse.Types.Error> Chain(FetchErrorDetailsResponse? details)
    {
        List<FetchErrorDetailsResponse.Types.Error> chain = [];
        int next = details is { HasRootErrorIdx: true } ? details.RootErrorIdx : -1;
        while (next >= 0 && next < details!.Errors.Count && chain.Count < LongestChain)
        {
            chain.Add(details.Errors[next]);
            next = details.Errors[next].HasCauseIdx ? details.Errors[next].CauseIdx : -1;
        }

        return chain;
    }

    private static SparkFailure Kind(GrpcException failure, string? errorClass)
    {
        if (failure.IsUnreachable)
        {
            return SparkFailure.Unreachable;
        }

        if (failure.IsTransport)
        {
            return SparkFailure.ConnectionLost;
        }

        if (errorClass is not null && (errorClass.StartsWith("INVALID_HANDLE.SESSION", StringComparison.Ordinal) || errorClass.StartsWith("INVALID_HANDLE.OPERATION", StringComparison.Ordinal)))
        {
            return SparkFailure.SessionLost;
        }

        return errorClass == "OPERATION_CANCELED" ? SparkFailure.Cancelled : Kind(failure.Code);
    }

    private static SparkFailure Kind(GrpcStatusCode code) => code switch
    {
        GrpcStatusCode.Unauthenticated or GrpcStatusCode.PermissionDenied => SparkFailure.Refused,
        GrpcStatusCode.ResourceExhausted => SparkFailure.TooLarge,
        GrpcStatusCode.Unimplemented => SparkFailure.NotSpark,
        GrpcStatusCode.Unavailable => SparkFailure.ConnectionLost,
        GrpcStatusCode.Cancelled => SparkFailure.Cancelled,
        _ => SparkFailure.Query,
    };

    private static string WithoutClass(string message, string? errorClass)
    {
        string prefix = $"[{errorClass}] ";
        int at = message.IndexOf(prefix, StringComparison.Ordinal);
        return errorClass is not null && at >= 0 ? message[(at + prefix.Length)..] : message;
    }

    private static bool IsPlace(FetchErrorDetailsResponse.Types.QueryContext context) =>
        context.ContextType == FetchErrorDetailsResponse.Types.QueryContext.Types.ContextType.Sql && context.StopIndex >= context.StartIndex && context.StartIndex >= 0;

    private static SparkQueryContext Place(FetchErrorDetailsResponse.Types.QueryContext context) =>
        new(context.StartIndex, context.StopIndex - context.StartIndex + 1, context.Fragment);

    private static string? Metadata(GrpcException failure, string key) =>
        failure.Info is { } info && info.Metadata.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
}
