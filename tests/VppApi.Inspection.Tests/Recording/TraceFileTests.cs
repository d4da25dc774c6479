using System.Buffers.Binary;
using System.Text;
using VppApi.Inspection.Recording;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>The file: what goes in comes out, and what is damaged is told with its place.</summary>
public sealed class TraceFileTests
{
    [Fact]
    public void Read_OfWhatWasWritten_GivesItBack()
    {
        var (trace, entries) = Recorded.Read(Sample());

        Assert.Equal(Recorded.Info, trace.Info);
        Assert.Equal("stopped", trace.EndReason);
        Assert.Equal(
            [
                "+ a client",
                """> sw_interface_set_flags {"sw_if_index":7,"flags":["IF_STATUS_API_FLAG_ADMIN_UP"]}""",
                """< sw_interface_set_flags_reply {"retval":-2}""",
                """> sw_interface_set_flags {"sw_if_index":8,"flags":[]}""",
                "- done",
            ],
            entries.Select(Recorded.Text));
        var (request, reply) = ((TraceMessage)entries[1], (TraceMessage)entries[2]);
        Assert.Equal((5u, 5u, -2), (request.Context, reply.Context, reply.Retval));
    }

    [Fact]
    public void Read_OfATruncatedFile_GivesAllBeforeAndThePlace()
    {
        var whole = Sample();
        var (all, boundaries) = (Recorded.Read(whole).Entries.Select(Recorded.Text).ToList(), Boundaries(whole));
        for (var length = boundaries[1]; length < whole.Length; length++)
        {
            var trace = TraceReader.Open(new MemoryStream(whole, 0, length));
            var entries = new List<string>();
            var fault = Record.Exception(() =>
            {
                foreach (var entry in trace.ReadToEnd()) entries.Add(entry.Text());
            });
            Assert.Equal(all.Take(entries.Count), entries);
            Assert.Null(trace.EndReason);
            if (boundaries.Contains(length)) Assert.Null(fault);
            else Assert.Equal(boundaries.Last(start => start < length), Assert.IsType<TraceException>(fault).Offset);
        }
    }

    [Fact]
    public void Read_OfADamagedFile_NeverGivesAnythingWrong()
    {
        var whole = Sample();
        var all = Recorded.Read(whole).Entries.Select(Recorded.Text).ToList();
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x41;
            var entries = new List<string>();
            var fault = Assert.Throws<TraceException>(() =>
            {
                foreach (var entry in TraceReader.Open(new MemoryStream(damaged)).ReadToEnd()) entries.Add(entry.Text());
            });
            Assert.InRange(fault.Offset, 0, at);
            Assert.Equal(all.Take(entries.Count), entries);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("vppilot: 1\n")]
    [InlineData("\u0089VPPTR")]
    public void Open_OfSomethingElse_SaysThatItIsNoRecording(string text)
    {
        var fault = Assert.Throws<TraceException>(() => TraceReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal("At byte 0: this is no recording of 'vppilot api trace'.", fault.Message);
    }

    [Fact]
    public void Open_OfALaterFormat_SaysWhichItReads()
    {
        var file = Sample();
        file[9] = 2;

        var fault = Assert.Throws<TraceException>(() => TraceReader.Open(new MemoryStream(file)));

        Assert.Equal("At byte 8: the recording has format 2; this release reads format 1.", fault.Message);
    }

    [Fact]
    public void Write_BeyondTheLimit_EndsTheRecording()
    {
        string? stopped = null;
        var file = Recorded.Make(
            writer =>
            {
                for (var i = 0u; i < 1000; i++) writer.Add("sw_interface_set_flags", "{}", i);
                stopped = writer.Stopped;
            },
            limit: 8192);

        Assert.Equal("the file is full", stopped);
        Assert.InRange(file.Length, 4096, 8192);
        var (trace, entries) = Recorded.Read(file);
        Assert.Equal("the file is full", trace.EndReason);
        Assert.InRange(entries.Count, 50, 999);
    }

    [Fact]
    public void Write_OntoAFullDisk_EndsTheRecordingAndNothingElse()
    {
        using var disk = new FullDisk(room: 3000);
        using var writer = new TraceWriter(disk, Recorded.Info, long.MaxValue, TimeProvider.System);

        for (var i = 0u; i < 100; i++) writer.Add("sw_interface_set_flags", "{}", i);

        Assert.Equal("No space left on device", writer.Stopped);
        Assert.InRange(writer.Messages, 1, 99);
    }

    /// <summary>Records that are well formed and hold nonsense.</summary>
    [Fact]
    public void Read_OfNonsenseWithARightChecksum_GivesEntriesOrThePlace()
    {
        var whole = Sample();
        var starts = Boundaries(whole);
        var refused = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var damaged = whole.ToArray();
            var start = starts[random.Next(starts.Count)];
            var body = damaged.AsSpan(start + RecordFormat.RecordHeadSize, BinaryPrimitives.ReadInt32BigEndian(damaged.AsSpan(start + 1)));
            for (var i = 0; i < 4; i++) body[random.Next(body.Length)] = (byte)random.Next(256);
            BinaryPrimitives.WriteUInt32BigEndian(damaged.AsSpan(start + 5), RecordFormat.Checksum((RecordKind)damaged[start], body));
            try
            {
                foreach (var entry in TraceReader.Open(new MemoryStream(damaged)).ReadToEnd()) Assert.NotEmpty(entry.Text());
            }
            catch (Exception fault) when (fault is TraceException or VppProtocolException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 2999);
    }

    private static byte[] Sample() => Recorded.Make(static writer =>
    {
        writer.Opened(1, "a client");
        writer.Add("sw_interface_set_flags", """{"sw_if_index":7,"flags":["IF_STATUS_API_FLAG_ADMIN_UP"]}""", context: 5);
        writer.Add("sw_interface_set_flags_reply", """{"retval":-2}""", context: 5);
        writer.Add("sw_interface_set_flags", """{"sw_if_index":8}""", context: 6);
        writer.Closed(1, "done");
    });

    /// <summary>Where records start.</summary>
    private static List<int> Boundaries(byte[] file)
    {
        var result = new List<int>();
        for (var at = 10; at < file.Length; at += 9 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 1))) result.Add(at);
        return result;
    }
}
