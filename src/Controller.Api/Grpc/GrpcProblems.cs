using System.Globalization;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using HttpRequest = Microsoft.AspNetCore.Http.HttpRequest;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>
/// Problems as gRPC says them: a status code, the detail as its message, and in <c>grpc-status-details-bin</c> a google.rpc.ErrorInfo with
/// the stable code that REST has, so that a script can tell problems apart alike over both.
/// </summary>
internal static class GrpcProblems
{
    /// <summary>Domain of every ErrorInfo.</summary>
    public const string Domain = "vppilot";

    /// <summary>Member of ErrorInfo's metadata with the stable code, one of <see cref="ProblemCodes"/>.</summary>
    public const string CodeKey = "code";

    /// <summary>A problem as it is thrown out of a service.</summary>
    public static RpcException ToRpcException(ControllerProblemException problem) => Failure(CodeOf(problem), problem.Code, problem.Message);

    /// <summary>An error with its details.</summary>
    /// <param name="status">gRPC's status.</param>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What is wrong and what to do, for people.</param>
    /// <param name="findings">Findings that are the reason.</param>
    public static RpcException Failure(StatusCode status, string code, string message, IReadOnlyList<V1.Finding>? findings = null)
    {
        var rich = new Google.Rpc.Status { Code = (int)status, Message = message };
        rich.Details.Add(Any.Pack(new ErrorInfo
        {
            // Google's guide (AIP-193) wants the reason in capitals.
            Reason = code.ToUpperInvariant().Replace('-', '_'),
            Domain = Domain,
            Metadata = { [CodeKey] = code },
        }));
        if (findings is { Count: > 0 })
            rich.Details.Add(Any.Pack(ToBadRequest(findings)));
        return rich.ToRpcException();
    }

    /// <summary>True for a call of gRPC, whatever becomes of it.</summary>
    public static bool IsGrpc(HttpRequest request)
        => request.ContentType is { } type && type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with a problem before any service sees the call: headers and trailers in one, and no message.</summary>
    public static Task WriteAsync(HttpContext context, ControllerProblemException problem)
    {
        var response = context.Response;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)CodeOf(problem)).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(problem.Message);
        return response.CompleteAsync();
    }

    private static BadRequest ToBadRequest(IReadOnlyList<V1.Finding> findings)
    {
        var request = new BadRequest();
        foreach (var finding in findings)
        {
            if (finding.Severity != V1.Severity.Error)
                continue;
            var place = finding.Line > 0 ? $"line {finding.Line}, column {finding.Column}: " : string.Empty;
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = finding.Path,
                Reason = finding.Code.ToUpperInvariant().Replace('-', '_'),
                Description = place + finding.Text,
            });
        }

        return request;
    }

    /// <summary>The status of a problem: by its code where gRPC has a word of its own for it, else by its HTTP status.</summary>
    internal static StatusCode CodeOf(ControllerProblemException problem) => problem.Code switch
    {
        ProblemCodes.ApplyInProgress or ProblemCodes.IdempotencyInProgress => StatusCode.Aborted,
        ProblemCodes.DocumentTooLarge => StatusCode.ResourceExhausted,
        ProblemCodes.FeatureUnavailable or ProblemCodes.VppRefused => StatusCode.FailedPrecondition,
        ProblemCodes.HostNotAllowed => StatusCode.PermissionDenied,
        _ => problem.Status switch
        {
            StatusCodes.Status400BadRequest or StatusCodes.Status422UnprocessableEntity => StatusCode.InvalidArgument,
            StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
            StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
            StatusCodes.Status404NotFound => StatusCode.NotFound,
            StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => StatusCode.FailedPrecondition,
            StatusCodes.Status501NotImplemented or StatusCodes.Status502BadGateway => StatusCode.FailedPrecondition,
            StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
            _ => StatusCode.Internal,
        },
    };
}
