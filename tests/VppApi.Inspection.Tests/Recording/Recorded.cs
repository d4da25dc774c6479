using System.Buffers.Binary;
using System.Text;
using TestKit;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>Recordings made without a socket.</summary>
internal static class Recorded
{
    public static readonly RecordingInfo Info = new("a test", "/run/vpp/api.sock", DateTimeOffset.UnixEpoch.AddDays(20000));

    /// <summary>Makes a recording.</summary>
    public static byte[] Make(Action<TraceWriter> record, long limit = long.MaxValue)
    {
        using var file = new MemoryStream();
        using (var writer = new TraceWriter(file, Info, limit, new ManualTime())) record(writer);
        return file.ToArray();
    }

    /// <summary>A message of the built-in definitions, with a context.</summary>
    public static byte[] Message(string name, string json, uint context = 0)
    {
        var definition = ApiDefinitions.BuiltIn.Find(name)!;
        var bytes = MessageJsonReader.Read(definition, Encoding.UTF8.GetBytes(json));
        if (definition.ContextOffset >= 0) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(definition.ContextOffset), context);
        return bytes;
    }

    /// <summary>Records a message of the built-in definitions.</summary>
    public static void Add(this TraceWriter writer, string name, string json, uint context = 0, int connection = 1)
    {
        var definition = ApiDefinitions.BuiltIn.Find(name)!;
        var fromVpp = definition.Heading.Role is MessageRole.Reply or MessageRole.Row or MessageRole.Event;
        writer.Message(connection, fromVpp, definition.NameCrc, definition, () => ApiDefinitions.BuiltIn.Excerpt(name), Message(name, json, context));
    }

    /// <summary>Reads a recording to its end.</summary>
    public static (TraceReader Trace, List<TraceEntry> Entries) Read(byte[] file)
    {
        var trace = TraceReader.Open(new MemoryStream(file));
        return (trace, [.. trace.ReadToEnd()]);
    }

    /// <summary>A recorded message as text.</summary>
    public static string Text(this TraceEntry entry) => entry switch
    {
        TraceMessage { Type.Definition: { } definition } message => $"{(message.FromVpp ? '<' : '>')} {message.Type.Name} {MessageJsonWriter.ToText(definition, message.Bytes.Span)}",
        TraceMessage message => $"{(message.FromVpp ? '<' : '>')} {message.Type.Name} {message.Marks}",
        TraceOpened opened => $"+ {opened.ClientName}",
        TraceClosed closed => $"- {closed.Reason}",
        _ => "?",
    };
}
