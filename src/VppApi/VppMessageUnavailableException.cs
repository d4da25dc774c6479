namespace VppApi;

/// <summary>The connected VPP does not have a message, or has it with another layout. Nothing was sent.</summary>
public sealed class VppMessageUnavailableException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="descriptor">The message asked for.</param>
    /// <param name="actualCrc">The CRC that this VPP has for the name, or null when it has no such name.</param>
    public VppMessageUnavailableException(MessageDescriptor descriptor, uint? actualCrc)
        : base(actualCrc is { } crc
            ? $"This VPP has another layout of {descriptor.Name}: CRC {crc:x8}, this client was made for {descriptor.Crc:x8}."
            : $"This VPP does not have {descriptor.Name}: the {descriptor.Module} plugin is not loaded, or this VPP release lacks it.")
    {
        Descriptor = descriptor;
        ActualCrc = actualCrc;
    }

    /// <summary>The message asked for.</summary>
    public MessageDescriptor Descriptor { get; }

    /// <summary>The CRC that this VPP has for the name, or null when it has no such name.</summary>
    public uint? ActualCrc { get; }
}
