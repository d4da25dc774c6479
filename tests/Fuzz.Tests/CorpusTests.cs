using Fuzz.Engine;
using Fuzz.Targets;

namespace Fuzz.Tests;

/// <summary>What was once found is never found again.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Targets => [.. TargetList.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Try_EveryCommittedInput_IsStood(string name)
    {
        var target = TargetList.All.Single(candidate => candidate.Name == name);
        var engine = new FuzzEngine(target, coverage: null, recorder: null, seed: 1);
        var inputs = Corpus.Committed(name);
        Assert.NotEmpty(inputs);
        foreach (var (file, input) in inputs)
        {
            await engine.TryAsync(input);
            Assert.True(engine.Findings.Count == 0, $"{name}/{file}: {engine.Findings.FirstOrDefault()?.Reason}");
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Run_TheSeeds_AreStoodAndDiffer(string name)
    {
        var target = TargetList.All.Single(candidate => candidate.Name == name);
        var engine = new FuzzEngine(target, coverage: null, recorder: null, seed: 1);
        foreach (var seed in target.Seeds) await engine.TryAsync(seed);
        Assert.True(engine.Findings.Count == 0, engine.Findings.FirstOrDefault()?.Reason);
        Assert.True(engine.Interesting >= 2, "the target tells its inputs apart");
    }
}
