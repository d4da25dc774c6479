using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TestKit;
using VppApi.Tests.Messages;
using VppApi.Tests.Session;

namespace VppApi.Tests.Diagnostics;

/// <summary>What an operator can see of a connection.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Meter_CallsRefusalsAndDrops_AreCounted()
    {
        var name = $"metered-{Guid.NewGuid():N}";
        var sums = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "VppApi") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        listener.Start();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { ClientName = name });

        var calls = Enumerable.Range(0, 3).Select(value => session.EchoAsync((uint)value).AsTask()).ToArray();
        await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync(), retval: -2));
        await Assert.ThrowsAsync<VppRequestDroppedException>(() => calls[0]);
        await Assert.ThrowsAsync<VppApiException>(() => calls[1]);
        listener.RecordObservableInstruments();
        Assert.Equal(1, sums["vppapi.in_flight"]);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await calls[2];

        Assert.Equal(3, sums["vppapi.requests"]);
        Assert.Equal(2, sums["vppapi.replies"]);
        Assert.Equal(1, sums["vppapi.errors"]);
        Assert.Equal(1, sums["vppapi.dropped"]);
        Assert.Equal(3 * 30, sums["vppapi.sent"]);
        Assert.Equal(2 * 30, sums["vppapi.received"]);

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "vpp.client" && tag.Value as string == name) sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            }
        }
    }

    [Fact]
    public async Task Activity_Call_IsAClientSpanBelowTheCallers()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "VppApi" or nameof(DiagnosticsTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var session = await FakeSession.StartAsync();
        using var source = new ActivitySource(nameof(DiagnosticsTests));
        using var parent = source.StartActivity("apply");

        var call = session.EchoAsync(1);
        Assert.Same(parent, Activity.Current);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync(), retval: -2));
        await Assert.ThrowsAsync<VppApiException>(async () => await call);

        Assert.Same(parent, Activity.Current);
        var span = Assert.Single(spans, span => span.ParentSpanId == parent!.SpanId);
        Assert.Equal(("echo", ActivityKind.Client, ActivityStatusCode.Error), (span.OperationName, span.Kind, span.Status));
        Assert.Equal("test", span.GetTagItem("vpp.module"));
    }

    [Fact]
    public async Task Log_LifeOfAConnection_IsTold()
    {
        using var logs = new RecordingLoggerFactory();
        await using (var session = await FakeSession.StartAsync(new VppClientOptions { LoggerFactory = logs }))
        {
            var dropped = session.EchoAsync(1);
            var answered = session.EchoAsync(2);
            await session.Vpp.ExpectAsync();
            await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
            await answered;
            await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dropped);
            session.Vpp.Dispose();
            await session.Client.Closed;
        }

        Assert.Equal(["Connected", "Dropped", "Broken"], logs.Entries.Select(entry => entry.Id.Name));
        Assert.Contains("VPP dropped echo without an answer", logs.Entries.ElementAt(1).Text, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Warning, logs.Entries.Last().Level);
    }
}
