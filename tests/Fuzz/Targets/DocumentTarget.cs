using System.Text;
using Controller.Core.Yaml;
using Fuzz.Engine;

namespace Fuzz.Targets;

/// <summary>The reader of desired-state files, YAML or JSON: whatever the text is, the answer is Findings.</summary>
internal sealed class DocumentTarget : IFuzzTarget
{
    private static readonly string[] Texts =
    [
        "vppilot: 1\ninterfaces:\n  lan:\n    type: af-packet\n    host: eth1\n    addresses: [10.0.0.1/24, '2001:db8::1/64']\n    mtu: 1500\n",
        "vppilot: 1\nroutes:\n  - prefix: 0.0.0.0/0\n    via: 192.0.2.1\nnat44:\n  inside: [lan]\n  outside: [wan]\n",
        "{\"vppilot\": 1, \"interfaces\": {\"loop0\": {\"type\": \"loopback\", \"up\": true}}}",
        "a: &a [1, *a]\n", "? {[a]: b}\n: c\n", "%YAML 1.2\n---\n!!binary |\n  AA==\n...\n", "[[[[{a: [", "'\\x00': \"\\ud800\"",
    ];

    /// <inheritdoc/>
    public string Name => "documents";

    /// <inheritdoc/>
    public int MaxLength => 4096;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds => Texts.Select(Encoding.UTF8.GetBytes);

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
    {
        var outcome = 0L;
        foreach (var format in (ReadOnlySpan<ConfigFormat?>)[null, ConfigFormat.Json])
        {
            var reading = ConfigReader.Read(input.Span, format);
            if (!reading.IsValid && reading.Findings.IsEmpty) throw new InvalidOperationException("refused without a word");
            outcome = (outcome * 31) + (reading.IsValid ? 1 : 2);
            foreach (var finding in reading.Findings) outcome = (outcome * 31) + (finding.Code.GetHashCode(StringComparison.Ordinal) % 1000);
        }

        return new(outcome);
    }
}
