using System.Net;
using Controller.Api.Grpc;
using Controller.Api.Rest;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Hosting;

/// <summary>
/// Answers only to names that are this server's: a foreign page whose name was pointed at 127.0.0.1 (DNS rebinding) sends its own name.
/// An IP address as Host is no name that anybody can point elsewhere, so it is always good.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, ControllerOptions options)
{
    private readonly string[] _names =
        [.. OptionsRules.Split(options.AllowedHosts), .. OptionsRules.ListenAddresses(options).Select(address => address.Host), "localhost"];

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (IPAddress.TryParse(host.Trim('[', ']'), out _) || _names.Contains(host, StringComparer.OrdinalIgnoreCase))
            return next(context);
        var problem = new ControllerProblemException(
            ProblemCodes.HostNotAllowed,
            $"This server does not answer to the name \"{host}\". Add it to VPPILOT_ALLOWED_HOSTS if it should.", StatusCodes.Status400BadRequest);
        return GrpcProblems.IsGrpc(context.Request) ? GrpcProblems.WriteAsync(context, problem) : ProblemMiddleware.WriteAsync(context, problem);
    }
}
