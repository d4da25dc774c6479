using BenchmarkDotNet.Running;
using VppApi.Benchmarks;

// usage: VppApi.Benchmarks --vpp SOCKET [SECONDS]     rates against a running VPP, as rows of a Markdown table
//        VppApi.Benchmarks [BenchmarkDotNet arguments]  without a VPP: codec, frames, pending requests, outgoing chunks
if (args is ["--vpp", var socket, .. var rest])
{
    var seconds = rest is [var text, ..] ? double.Parse(text) : 2;
    await new LiveRates(socket, TimeSpan.FromSeconds(seconds), Console.Out).RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(LiveRates).Assembly).Run(args);
