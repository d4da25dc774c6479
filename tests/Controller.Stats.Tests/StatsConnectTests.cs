using Controller.Stats.Tests.Fakes;
using Controller.Stats.Values;
using TestKit;

namespace Controller.Stats.Tests;

public sealed class StatsConnectTests : IDisposable
{
    private readonly FakeStatsSocket _socket = new();
    private readonly FakeStatsSegment _fake = SampleSegment.Make();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(20));

    public void Dispose()
    {
        _timeout.Dispose();
        _fake.Dispose();
        _socket.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ConnectAsync_DescriptorWithDatagramOfAnySize_SegmentIsMapped(int bytes)
    {
        using var file = _fake.OpenFile();
        var answer = _socket.AnswerAsync(bytes, file);
        using var segment = await StatsSegment.ConnectAsync(_socket.Path, _timeout.Token);
        await answer;
        Assert.Equal(256UL * 1024, segment.Size);
        Assert.Equal(7UL, Assert.IsType<ScalarValue>(segment.Find("/sys/heartbeat")).Value);
    }

    [Fact]
    public async Task ConnectAsync_TwoDescriptors_FirstIsTakenSecondIsClosed()
    {
        using var file = _fake.OpenFile();
        using var other = _fake.OpenFile();
        var before = OpenDescriptors();
        var answer = _socket.AnswerAsync(0, file, other);
        using (await StatsSegment.ConnectAsync(_socket.Path, _timeout.Token)) await answer;
        await Eventually.TrueAsync(() => OpenDescriptors() <= before);
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_ConnectionExceptionNamesTheSocket()
    {
        _socket.Remove();
        var exception = await Assert.ThrowsAsync<StatsConnectionException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        Assert.Contains(_socket.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_SocketFileWithoutListener_ConnectionException()
    {
        await File.WriteAllTextAsync(_socket.Path + "x", "");
        await Assert.ThrowsAsync<StatsConnectionException>(() => StatsSegment.ConnectAsync(_socket.Path + "x", _timeout.Token));
    }

    [Fact]
    public async Task ConnectAsync_PathLongerThanASocketMayHave_ConnectionException()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_socket.Path)!, new string('d', 120)));
        var path = Path.Combine(directory.FullName, "s");
        await File.WriteAllTextAsync(path, "");
        await Assert.ThrowsAsync<StatsConnectionException>(() => StatsSegment.ConnectAsync(path, _timeout.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task ConnectAsync_DatagramWithoutDescriptor_ConnectionException(int bytes)
    {
        var answer = _socket.AnswerAsync(bytes);
        await Assert.ThrowsAsync<StatsConnectionException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        await answer;
    }

    [Fact]
    public async Task ConnectAsync_ClosedWithoutAWord_ConnectionException()
    {
        var close = _socket.CloseOneAsync();
        await Assert.ThrowsAsync<StatsConnectionException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        await close;
    }

    [Fact]
    public async Task ConnectAsync_NoAnswer_EndsWithTheToken()
    {
        using var cancellation = new CancellationTokenSource();
        var accepted = _socket.AcceptAsync();
        var connect = StatsSegment.ConnectAsync(_socket.Path, cancellation.Token);
        using var client = await accepted;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
    }

    [Fact]
    public async Task ConnectAsync_DescriptorOfADirectory_ConnectionException()
    {
        // A descriptor that cannot be mapped: something else than a segment listens there.
        using var file = File.OpenHandle("/proc/self/status");
        var answer = _socket.AnswerAsync(0, file);
        await Assert.ThrowsAnyAsync<StatsException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        await answer;
    }

    [Fact]
    public async Task ConnectAsync_OtherVersion_NamesWhatWasFound()
    {
        _fake.WriteUInt64(0, 3);
        using var file = _fake.OpenFile();
        var answer = _socket.AnswerAsync(0, file);
        var exception = await Assert.ThrowsAsync<StatsSegmentException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        await answer;
        Assert.Equal(StatsSegmentError.UnsupportedVersion, exception.Error);
        Assert.Contains("version 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_Failures_LeaveNoDescriptorBehind()
    {
        using var file = _fake.OpenFile();
        _fake.WriteUInt64(0, 3);
        await Refuse(file);
        var before = OpenDescriptors();
        for (var attempt = 0; attempt < 20; attempt++) await Refuse(file);
        await Eventually.TrueAsync(() => OpenDescriptors() <= before + 2);
    }

    private async Task Refuse(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        var answer = _socket.AnswerAsync(0, file);
        await Assert.ThrowsAsync<StatsSegmentException>(() => StatsSegment.ConnectAsync(_socket.Path, _timeout.Token));
        await answer;
    }

    private int OpenDescriptors() => Directory.EnumerateFiles("/proc/self/fd").Count(IsOfTheFake);

    private bool IsOfTheFake(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName.Contains(_fake.Name, StringComparison.Ordinal) ?? false;
        }
        catch (IOException)
        {
            // Another test has closed it in between.
            return false;
        }
    }
}
