using TestKit;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Tests.Wire;

/// <summary>What a real VPP says about its own API.</summary>
public sealed class RealVppTests
{
    [VppFact]
    public async Task AskAsync_OfTheSameRelease_SaysWhatTheBuiltInDefinitionsSay()
    {
        await using var vpp = await VppProcess.StartAsync();
        await using var connection = await ApiConnection.ConnectAsync(vpp.ApiSocket, "inspection", TimeSpan.FromSeconds(30), CancellationToken.None);

        var told = await new ConnectedApi(vpp.ApiSocket, connection.Ids).AskAsync(CancellationToken.None);

        Assert.InRange(told.Messages.Count, 700, 3000);
        Assert.All(told.Messages, heading =>
        {
            var theirs = told.Find(heading.Name)!;
            Assert.True(connection.Ids.TryGetId(heading.NameCrc, out _), heading.NameCrc);
            if (ApiDefinitions.BuiltIn.FindExact(heading.NameCrc) is not { } ours) return;
            Assert.Equal(
                ours.Fields.Select(static field => (field.Name, field.TypeText, field.Offset, field.Default)),
                theirs.Fields.Select(static field => (field.Name, field.TypeText, field.Offset, field.Default)));
            Assert.Equal((ours.Heading.Role, ours.Heading.Reply, ours.Heading.Row), (heading.Role, heading.Reply, heading.Row));
            var bytes = new RandomMessage(seed: 5).Make(ours);
            Assert.Equal(MessageJsonWriter.ToText(ours, bytes), MessageJsonWriter.ToText(theirs, bytes));
        });
    }
}
