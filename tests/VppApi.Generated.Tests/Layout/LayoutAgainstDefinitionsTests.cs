using VppApi.Generated.Tests.RoundTrip;

namespace VppApi.Generated.Tests.Layout;

/// <summary>Compares the generated code with a second, independent computation from VPP's own definitions.</summary>
public sealed class LayoutAgainstDefinitionsTests
{
    /// <summary>VPP's core alone has more messages than this. An older release shares at least these.</summary>
    private const int ComparedAtLeast = 500;

    [ApiDirectoryFact]
    public void Descriptors_OfMessagesWithTheSameCrc_HaveTheSameSizesAndOffsets()
    {
        var faults = new List<string>();
        foreach (var (_, message, probe) in Compared())
        {
            var d = probe.Descriptor;
            var expected = (message.Size, message.OffsetOf("client_index", "u32"), message.OffsetOf("context", "u32"), message.OffsetOf("retval", "i32"));
            var actual = (d.MinimumSize, d.ClientIndexOffset, d.ContextOffset, d.RetvalOffset);
            if (expected != actual) faults.Add($"{d.Name}: {actual} instead of {expected}");
        }

        Assert.Empty(faults);
    }

    [ApiDirectoryFact]
    public void Fields_OfMessagesWithTheSameCrc_AreAtTheSamePlaces()
    {
        var faults = Compared().SelectMany(c => new FieldPlacement(c.Probe, c.Layout).Check(c.Message)).ToList();
        Assert.Empty(faults);
    }

    private static List<(IndependentLayout Layout, MessageLayout Message, MessageProbe Probe)> Compared()
    {
        var probes = MessageProbe.All.ToDictionary(p => p.Descriptor.NameCrc, StringComparer.Ordinal);
        var result = new List<(IndependentLayout, MessageLayout, MessageProbe)>();
        foreach (var file in Directory.EnumerateFiles(ApiDirectory.Find()!, "*.api.json", SearchOption.AllDirectories))
        {
            var layout = IndependentLayout.Read(file);
            foreach (var message in layout.Messages)
                if (probes.TryGetValue($"{message.Name}_{message.Crc:x8}", out var probe)) result.Add((layout, message, probe));
        }

        Assert.True(result.Count >= ComparedAtLeast, $"only {result.Count} messages are the same as in {ApiDirectory.Find()}");
        return result;
    }
}
