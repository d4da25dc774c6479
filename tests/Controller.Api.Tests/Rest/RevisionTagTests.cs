using Controller.Api.Rest;
using Controller.Contracts.Client;
using Microsoft.AspNetCore.Http;

namespace Controller.Api.Tests.Rest;

public sealed class RevisionTagTests
{
    [Theory]
    [InlineData("If-Match", "\"revision-12\"", 12)]
    [InlineData("If-None-Match", "*", 0)]
    [InlineData("If-Match", null, null)]
    public void Expected_Condition_IsTheRevision(string header, string? value, int? expected)
        => Assert.Equal(expected, RevisionTag.Expected(Request(header, value)));

    [Theory]
    [InlineData("If-Match", "revision-12")]
    [InlineData("If-Match", "\"revision-0\"")]
    [InlineData("If-Match", "\"revision--1\"")]
    [InlineData("If-Match", "\"revision-99999999999\"")]
    [InlineData("If-Match", "W/\"revision-12\"")]
    [InlineData("If-Match", "\"revision-12\", \"revision-13\"")]
    [InlineData("If-Match", "*")]
    [InlineData("If-Match", "\"other\"")]
    [InlineData("If-None-Match", "\"revision-12\"")]
    public void Expected_ConditionThatIsNone_IsRefused(string header, string value)
        => Assert.Equal(400, Assert.Throws<ControllerProblemException>(() => RevisionTag.Expected(Request(header, value))).Status);

    private static HttpRequest Request(string header, string? value)
    {
        var request = new DefaultHttpContext().Request;
        if (value is not null)
            request.Headers[header] = value;
        return request;
    }
}
