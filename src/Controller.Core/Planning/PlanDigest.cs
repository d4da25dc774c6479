using System.Security.Cryptography;
using System.Text;
using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// A fingerprint of what a Plan would do: two Plans of the same digest take the same steps from the same values to the same values. What VPP
/// has besides does not go into it.
/// </summary>
public static class PlanDigest
{
    // Between the parts of a text that may contain anything else.
    private const char End = '\0';

    /// <summary>The digest: SHA-256 in hexadecimal.</summary>
    public static string Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var rename in plan.Renames)
            text.Append('r').Append(rename.From).Append(End).Append(rename.To).Append(End);
        foreach (var step in plan.Steps)
        {
            Append(text, step);
            if (text.Length >= 16 * 1024)
                Flush(hash, text);
        }

        Flush(hash, text);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(StringBuilder text, PlanStep step)
    {
        text.Append(step.Operation.ToWord()).Append(End).Append(step.Key.Kind).Append(End).Append(step.Key.Path).Append(End);
        foreach (var difference in step.Differences)
            text.Append(difference.Name).Append(End).Append(difference.Before).Append(End).Append(difference.After).Append(End);
    }

    private static void Flush(IncrementalHash hash, StringBuilder text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }
}
