namespace VppApi.Inspection.Tests.Recording;

/// <summary>A file on a disk that runs full.</summary>
internal sealed class FullDisk(int room) : MemoryStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Length + buffer.Length > room) throw new IOException("No space left on device");
        base.Write(buffer);
    }
}
