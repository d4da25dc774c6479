using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Recording;

/// <summary>What came of a request.</summary>
public sealed class ReplayOutcome
{
    /// <summary>The reply's bytes; null when there was none.</summary>
    public ReadOnlyMemory<byte>? Reply { get; private set; }

    /// <summary>VPP's result code; null when there was no reply, or one without a code.</summary>
    public int? Retval { get; private set; }

    /// <summary>Rows of a dump.</summary>
    public int Rows { get; private set; }

    /// <summary>True when VPP said anything about it.</summary>
    public bool IsAnswered => Reply is not null || Rows > 0;

    internal void Take(MessageDefinition answer, ReadOnlyMemory<byte> bytes)
    {
        if (answer.Heading.Role == MessageRole.Row)
        {
            Rows++;
            return;
        }

        Reply = bytes.ToArray();
        Retval = answer.RetvalOffset is var offset and >= 0 && offset + sizeof(int) <= bytes.Length
            ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.Span[offset..])
            : null;
    }
}
