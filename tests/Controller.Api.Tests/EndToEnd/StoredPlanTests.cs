using System.Net;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>Plans that are applied by their id, and the way back to an earlier Revision.</summary>
public sealed class StoredPlanTests : EndToEndTest
{
    private static readonly string Changed = Lab.Replace("mtu: 1400", "mtu: 1300", StringComparison.Ordinal);

    [Fact]
    public async Task ApplyPlan_NothingChangedSince_DoesWhatThePlanSaid()
    {
        var plan = await Server.Client.PlanAsync(new ConfigDocument(Lab));
        Assert.Equal((0, 64), (plan.Basis!.Revision, plan.Basis.Digest.Length));
        Assert.InRange(plan.Expires!.Value, DateTimeOffset.UtcNow.AddHours(11), DateTimeOffset.UtcNow.AddHours(13));

        // A Plan outlives the server that made it.
        await RestartServerAsync();
        await Server.ReachAsync(NodeState.Empty);
        Assert.Null((await Server.Client.GetPlanAsync(plan.Id!))!.StaleBecause);
        var result = await Server.Client.ApplyPlanAsync(plan.Id!, new ApplyOptions("by id", "ann"));

        Assert.Equal((ApplyOutcome.Committed, (int?)1), (result.Outcome, result.Revision));
        Assert.Equal(plan.Steps.Select(step => step.Path), result.Plan.Steps.Select(step => step.Path));
        var revision = (await Server.Client.GetRevisionAsync(1))!;
        Assert.Equal((Lab, "by id", "ann", RevisionCause.Apply), (revision.Document, revision.Summary.Comment, revision.Summary.Author, revision.Summary.Cause));
    }

    [Fact]
    public async Task ApplyPlan_AnotherRevisionWasCommittedSince_IsRefusedAsStale()
    {
        await Server.ApplyAsync(Lab);
        var plan = await Server.Client.PlanAsync(new ConfigDocument(Changed));
        await Server.ApplyAsync(Lab + "\n# another word\n");
        var requests = Vpp.Requests.GetValueOrDefault("sw_interface_set_mtu");

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => Server.Client.ApplyPlanAsync(plan.Id!, new ApplyOptions()));

        Assert.Equal((ProblemCodes.PlanStale, 409), (problem.Code, problem.Status));
        Assert.Contains("Revision 1", problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Message, (await Server.Client.GetPlanAsync(plan.Id!))!.StaleBecause);
        Assert.Equal(requests, Vpp.Requests.GetValueOrDefault("sw_interface_set_mtu"));
        Assert.Equal(2, (await Server.Client.GetStatusAsync()).Revision);
    }

    [Fact]
    public async Task ApplyPlan_VppChangedSince_IsRefusedAsStale()
    {
        await Server.ApplyAsync(Lab);
        var plan = await Server.Client.PlanAsync(new ConfigDocument(Changed));
        Vpp.Restart();
        Vpp.Plan.Refuse("sw_interface_set_mtu", -1);
        // After the restart the replay could not set the MTU: the Plan would now begin elsewhere.
        await Server.ReachAsync(NodeState.Failed);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => Server.Client.ApplyPlanAsync(plan.Id!, new ApplyOptions()));

        Assert.Equal(ProblemCodes.PlanStale, problem.Code);
    }

    [Fact]
    public async Task ApplyPlan_UnknownId_IsNotFound()
    {
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => Server.Client.ApplyPlanAsync("no-such-plan", new ApplyOptions()));
        Assert.Equal((ProblemCodes.NotFound, 404), (problem.Code, problem.Status));
        Assert.Null(await Server.Client.GetPlanAsync($"{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task ApplyPlan_AskedForByAPageOfAnotherSite_IsRefused()
    {
        var plan = await Server.Client.PlanAsync(new ConfigDocument(Lab));
        using var response = await Server.SendAsync(HttpMethod.Post, $"{RestPaths.Plans}/{plan.Id}/apply", ("Origin", "https://example.com"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(ProblemCodes.CrossSite, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await Server.Client.GetStatusAsync()).Revision);
    }

    [Fact]
    public async Task Rollback_ToAnEarlierRevision_IsANewRevisionWithItsDocument()
    {
        await Server.ApplyAsync(Lab);
        await Server.ApplyAsync(Changed);
        var plan = await Server.Client.PlanRollbackAsync(1);
        Assert.Equal("interface/lan", Assert.Single(plan.Steps).Path);

        var result = await Server.Client.RollbackAsync(1, new ApplyOptions(Author: "ann"));

        Assert.Equal((ApplyOutcome.Committed, (int?)3), (result.Outcome, result.Revision));
        Assert.Equal(1400U, (await Server.Client.ListInterfacesAsync()).Single(row => row.Name == "lan").Mtu);
        var summary = (await Server.Client.ListRevisionsAsync()).Items[0];
        Assert.Equal((RevisionCause.Rollback, 1, "Back to Revision 1", "ann"), (summary.Cause, summary.Source, summary.Comment, summary.Author));
        Assert.Equal(Lab, (await Server.Client.GetRevisionAsync(3))!.Document);
    }

    [Fact]
    public async Task Rollback_UnknownRevision_IsNotFound()
    {
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => Server.Client.RollbackAsync(7, new ApplyOptions()));
        Assert.Equal(ProblemCodes.NotFound, problem.Code);
    }

    [Fact]
    public async Task Diff_OfTwoRevisions_HasResourcesAndText()
    {
        await Server.ApplyAsync(Lab);
        await Server.ApplyAsync(Changed);

        var diff = await Server.Client.DiffAsync(1, 2);

        var change = Assert.Single(diff.Changes);
        Assert.Equal(("update", "interface/lan", new AttributeChange("mtu", "1400", "1300")), (change.Operation, change.Path, Assert.Single(change.Changes)));
        Assert.Equal(
            """
            --- revision 1
            +++ revision 2
            @@ -1,6 +1,6 @@
             vppilot: 1
             interfaces:
            -  lan: { type: loopback, instance: 1, addresses: [10.10.0.1/24], mtu: 1400 }
            +  lan: { type: loopback, instance: 1, addresses: [10.10.0.1/24], mtu: 1300 }
               wan: { type: loopback, instance: 2, addresses: [203.0.113.1/24] }
             routes:
               - { prefix: 192.0.2.0/24, via: [{ address: 203.0.113.254, interface: wan }] }

            """, diff.Text);
        Assert.Empty((await Server.Client.DiffAsync(2, 2)).Changes);
        Assert.All((await Server.Client.DiffAsync(0, 1)).Changes, item => Assert.Equal("create", item.Operation));
    }
}
