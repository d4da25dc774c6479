using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TestKit;

namespace Controller.Api.Tests.Rest;

/// <summary>The description of the API is part of the API: a change of it is a decision.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Document_OfThisServer_IsTheCommittedOne()
    {
        await using var server = await TestServer.StartAsync(null);
        using var document = JsonDocument.Parse(await server.Http.GetStringAsync("/openapi/v1.json"));
        GoldenFile.Verify("tests/Controller.Api.Tests/Golden/openapi.v1.json", JsonSerializer.Serialize(document, Indented) + "\n");
    }

    [Fact]
    public async Task EveryOperation_Has_SummaryTagAndProblems()
    {
        await using var server = await TestServer.StartAsync(null);
        using var document = JsonDocument.Parse(await server.Http.GetStringAsync("/openapi/v1.json"));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var where = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("summary", out _), where);
                Assert.True(operation.Value.TryGetProperty("tags", out _), where);
                var responses = operation.Value.GetProperty("responses");
                Assert.True(responses.TryGetProperty("200", out var ok), where);
                Assert.True(ok.TryGetProperty("content", out _), where);
                Assert.True(responses.GetProperty("500").GetProperty("content").TryGetProperty("application/problem+json", out _), where);
                Assert.Equal(TakesDocument(path.Name), operation.Value.TryGetProperty("requestBody", out _));
            }
        }
    }

    private static bool TakesDocument(string path) => path is "/api/v1/parse" or "/api/v1/validate" or "/api/v1/plan" or "/api/v1/apply";
}
