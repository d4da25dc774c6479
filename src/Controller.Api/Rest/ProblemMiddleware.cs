using System.Text.RegularExpressions;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>
/// The one door through which errors leave the API: every answer of 400 and above is application/problem+json with a code, whoever
/// made it (an endpoint, model binding, routing, Kestrel's limits) and whatever was thrown.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (error is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return;
            }

            var problem = ProblemOf(error);
            if (problem.Code == ProblemCodes.Internal)
                RestLog.RequestFailed(log, context.Request.Method, context.Request.Path, error);
            await WriteAsync(context, problem);
            return;
        }

        var response = context.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null)
            await WriteAsync(context, ProblemOf(context));
    }

    /// <summary>Sends a problem.</summary>
    public static async Task WriteAsync(HttpContext context, ControllerProblemException problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(
            problem.ToView(), RestJsonContext.Default.ProblemView, contentType: "application/problem+json", CancellationToken.None);
    }

    private static ControllerProblemException ProblemOf(Exception error) => error switch
    {
        ControllerProblemException problem => problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => DocumentBody.TooLarge(),
        BadHttpRequestException bad => new ControllerProblemException(ProblemCodes.InvalidParameter, Explain(bad.Message), bad.StatusCode),
        _ => new ControllerProblemException(
            ProblemCodes.Internal, "The server failed in a way that is a bug; its log has more.", StatusCodes.Status500InternalServerError),
    };

    private static ControllerProblemException ProblemOf(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var request = context.Request;
        return status switch
        {
            StatusCodes.Status404NotFound => new(ProblemCodes.NotFound, $"There is nothing at {request.Path}; /openapi/v1.json has what there is.", status),
            StatusCodes.Status405MethodNotAllowed => new(
                ProblemCodes.MethodNotAllowed, $"{request.Method} is not possible on {request.Path}; {context.Response.Headers.Allow} is.", status),
            StatusCodes.Status415UnsupportedMediaType => DocumentBody.WrongMediaType(request.ContentType),
            >= 500 => new(ProblemCodes.Internal, "The server failed in a way that is a bug; its log has more.", status),
            _ => new(ProblemCodes.InvalidParameter, $"The request was refused with HTTP status {status}.", status),
        };
    }

    // 'Failed to bind parameter "Nullable<int> limit" from "abc".' names our types; the caller knows the parameter only.
    private static string Explain(string message)
    {
        var match = BindingFailure().Match(message);
        return match.Success ? $"{match.Groups["name"].Value}: \"{match.Groups["value"].Value}\" is not a value of it." : message;
    }

    [GeneratedRegex("""^Failed to bind parameter ".*?(?<name>[A-Za-z]+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex BindingFailure();
}
