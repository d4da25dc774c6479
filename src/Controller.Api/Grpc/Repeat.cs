using Controller.Contracts.Client;

namespace Controller.Api.Grpc;

/// <summary>A stream of samples.</summary>
internal static class Repeat
{
    /// <summary>Sends now and at every interval until cancelled. While there is nothing to sample (VPP is away) nothing is sent.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="time">The clock.</param>
    /// <param name="send">Samples and sends.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task EveryAsync(TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await send(cancellationToken);
            }
            catch (ControllerProblemException problem) when (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                // Away; the next sample may be there.
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
