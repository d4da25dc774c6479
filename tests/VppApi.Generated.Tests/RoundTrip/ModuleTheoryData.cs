namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>The names of all modules with messages: one test case each.</summary>
public sealed class ModuleTheoryData : TheoryData<string>
{
    /// <summary>Collects them.</summary>
    public ModuleTheoryData()
    {
        foreach (var module in MessageProbe.All.Select(p => p.Descriptor.Module).Distinct(StringComparer.Ordinal)) Add(module);
    }

    /// <summary>The messages of one.</summary>
    public static IEnumerable<MessageProbe> Messages(string module) => MessageProbe.All.Where(p => p.Descriptor.Module == module);
}
