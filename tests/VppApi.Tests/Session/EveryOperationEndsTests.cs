using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>Whatever VPP does, and in whatever order: every operation ends, with its own answer or with one of the known errors.</summary>
public sealed class EveryOperationEndsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How the connection goes on once VPP has misbehaved for a while.</summary>
    public enum Fate
    {
        /// <summary>It answers properly.</summary>
        Serves,

        /// <summary>It reads and says nothing any more.</summary>
        Silent,

        /// <summary>It does not even read.</summary>
        Deaf,

        /// <summary>It closes.</summary>
        Dies,

        /// <summary>It sends bytes that are no frame.</summary>
        Babbles,

        /// <summary>The client is disposed.</summary>
        WeLeave,
    }

    public static TheoryData<Fate, int> Runs()
    {
        var runs = new TheoryData<Fate, int>();
        foreach (var fate in Enum.GetValues<Fate>())
        {
            for (var seed = 0; seed < 6; seed++) runs.Add(fate, seed);
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Operations_RandomMisbehaviour_AllEnd(Fate fate, int seed)
    {
        var random = new Random(seed);
        await using var session = await FakeSession.StartAsync(new VppClientOptions
        {
            Window = random.Next(1, 40),
            Deadline = TimeSpan.FromMilliseconds(300),
            ProbeAfter = TimeSpan.FromMilliseconds(50),
            DumpMemoryLimit = random.Next(3) * 1000,
            RunContinuationsOnReader = random.Next(2) == 0,
        });
        using var over = new CancellationTokenSource();
        var vpp = MisbehaveAsync(session, fate, new Random(seed + 1000), over.Token);

        var operations = Enumerable.Range(0, 150).Select(number => Start(session.Client, random.Next(7), (uint)number, new Random(seed + number))).ToList();
        if (fate == Fate.WeLeave) await session.Client.DisposeAsync();

        await Task.WhenAll(operations).WaitAsync(Patience);
        await over.CancelAsync();
        session.Vpp.Dispose();
        await vpp.WaitAsync(Patience);
    }

    private static Task Start(VppClient client, int kind, uint number, Random random) => EndsAsync(kind switch
    {
        0 => CallAsync(client, number, CancellationToken.None),
        1 => CancelledAsync(token => CallAsync(client, number, token), random),
        2 => DumpAsync(client, number % 50, stopAt: int.MaxValue),
        3 => DumpAsync(client, number % 50, stopAt: random.Next(1, 20)),
        4 => client.PipelineAsync<Echo, EchoReply>(Enumerable.Range(0, 30).Select(static value => new Echo { Value = (uint)value })),
        5 => client.PostAsync(new Note { Value = number }).AsTask(),
        _ => client.StreamAsync<WalkGet, WalkGetReply, ListDetails>(default).CountAsync().AsTask(),
    });

    private static async Task CallAsync(VppClient client, uint number, CancellationToken cancellationToken)
        => Assert.Equal(number, (await client.InvokeAsync<Echo, EchoReply>(new Echo { Value = number }, cancellationToken)).Value);

    private static async Task CancelledAsync(Func<CancellationToken, Task> operation, Random random)
    {
        using var cancellation = new CancellationTokenSource(random.Next(0, 60));
        await operation(cancellation.Token);
    }

    private static async Task DumpAsync(VppClient client, uint count, int stopAt)
    {
        using var rows = client.ReadDump<ListDump, ListDetails>(new ListDump { Count = count });
        var seen = 0;
        while (await rows.WaitAsync())
        {
            while (rows.TryRead())
            {
                // This VPP may send a row too many, or all of them twice: then they are delivered so.
                Assert.InRange(rows.Current.Number, 0u, count);
                if (++seen >= stopAt) return;
                if (seen % 7 == 0) await Task.Yield();
            }
        }
    }

    /// <summary>An end that nobody may reach is an assertion of the operation itself.</summary>
    private static async Task EndsAsync(Task operation)
    {
        try
        {
            await operation;
        }
        catch (Exception error) when (error is VppApiException or VppConnectionException or VppRequestDroppedException
            or TimeoutException or OperationCanceledException or VppDumpOverflowException)
        {
            // Known.
        }
    }

    private static async Task MisbehaveAsync(FakeSession session, Fate fate, Random random, CancellationToken over)
    {
        var sane = random.Next(10, 200);
        try
        {
            while (!over.IsCancellationRequested && await session.Vpp.ReceiveAsync() is { } request)
            {
                if (--sane == 0 && fate is not (Fate.Serves or Fate.Silent or Fate.WeLeave))
                {
                    await MeetAsync(session.Vpp, fate, random, over);
                    return;
                }

                if (fate == Fate.Silent && sane < 0) continue;
                var answers = random.Next(12) == 0 && request.Id != FakeVppConnection.Delete ? Wrong(request, random) : Right(request);
                foreach (var answer in answers) await session.Vpp.SendAsync(answer);
                if (random.Next(20) == 0) await Task.Delay(random.Next(40), CancellationToken.None);
            }
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has gone, or the test is over.
        }
    }

    private static async Task MeetAsync(FakeVppConnection vpp, Fate fate, Random random, CancellationToken over)
    {
        switch (fate)
        {
            case Fate.Dies:
                vpp.Dispose();
                break;
            case Fate.Babbles:
                var noise = new byte[100];
                random.NextBytes(noise);
                noise[8] = 0xff; // a length that no message has
                await vpp.SendBytesAsync(noise);
                break;
            default:
                await Task.Delay(Timeout.InfiniteTimeSpan, over);
                break;
        }
    }

    private static IEnumerable<FakeMessage> Right(FakeRequest request) => request.Id switch
    {
        FakeVppConnection.ControlPing => [FakeVppConnection.PingReply(request)],
        FakeVppConnection.Delete => [new FakeMessage(FakeVppConnection.DeleteReply).U32(request.Context).I32(1)],
        var id when id == FakeSession.IdOf<Echo>() => [FakeSession.EchoReplyTo(request)],
        var id when id == FakeSession.IdOf<ListDump>() => Enumerable.Range(0, (int)request.Field(0)).Select(number => FakeSession.RowTo(request, (uint)number)),
        var id when id == FakeSession.IdOf<WalkGet>() => [FakeSession.RowTo(request, 1), new FakeMessage(FakeSession.IdOf<WalkGetReply>()).U32(request.Context).I32(0).U32(0)],
        _ => [],
    };

    private static IEnumerable<FakeMessage> Wrong(FakeRequest request, Random random) => random.Next(6) switch
    {
        0 => [], // dropped
        1 => [new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context).I32(-1).U32(0)],
        2 => [FakeSession.RowTo(request, 0)],
        3 => [new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context).U16(7)], // ends early
        4 => [new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context ^ 0x00010000).I32(0).U32(1)], // of an older request
        _ => Right(request).Concat(Right(request)), // twice
    };
}
