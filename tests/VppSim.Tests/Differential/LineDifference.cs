namespace VppSim.Tests.Differential;

/// <summary>The lines that one text has and the other has not, in order: the longest common subsequence stays out.</summary>
internal static class LineDifference
{
    /// <summary>Compares.</summary>
    /// <returns>Nothing when they are equal.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> vpp, IReadOnlyList<string> simulator)
    {
        var common = new int[vpp.Count + 1, simulator.Count + 1];
        for (var left = vpp.Count - 1; left >= 0; left--)
        {
            for (var right = simulator.Count - 1; right >= 0; right--)
            {
                common[left, right] = vpp[left] == simulator[right]
                    ? common[left + 1, right + 1] + 1
                    : Math.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        var difference = new List<string>();
        int i = 0, j = 0;
        while (i < vpp.Count || j < simulator.Count)
        {
            if (i < vpp.Count && j < simulator.Count && vpp[i] == simulator[j])
            {
                i++;
                j++;
            }
            else if (j == simulator.Count || (i < vpp.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                difference.Add($"VPP: {vpp[i++]}");
            }
            else
            {
                difference.Add($"sim: {simulator[j++]}");
            }
        }

        return difference;
    }
}
