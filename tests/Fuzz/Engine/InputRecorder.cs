using System.IO.MemoryMappedFiles;

namespace Fuzz.Engine;

/// <summary>Keeps the input that is running in a mapped file: when the process dies of it, the file still has it.</summary>
internal sealed class InputRecorder : IDisposable
{
    private const int Size = 1 << 20;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Makes the file.</summary>
    /// <param name="path">Where.</param>
    public InputRecorder(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Size);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Notes what runs now.</summary>
    /// <param name="input">The input.</param>
    public void Record(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(4, input, 0, Math.Min(input.Length, Size - 4));
    }

    /// <summary>Reads what ran last.</summary>
    /// <param name="path">The file.</param>
    public static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[4..(4 + Math.Clamp(BitConverter.ToInt32(bytes), 0, bytes.Length - 4))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
