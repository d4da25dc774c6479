using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Web.Live;

/// <summary>Why a page cannot show something now.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Detail">What is wrong and what to do, for people.</param>
public sealed record PageProblem(string Code, string Detail)
{
    /// <summary>The problem behind an exception.</summary>
    public static PageProblem Of(Exception error) => error is ControllerProblemException problem
        ? new PageProblem(problem.Code, problem.Message)
        : new PageProblem(ProblemCodes.Internal, $"{error.GetType().Name}: {error.Message}");
}
