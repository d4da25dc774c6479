using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace Controller.Api.Tests.Grpc;

/// <summary>A channel to a server under test, and what its errors say.</summary>
internal static class GrpcCalls
{
    public static GrpcChannel Channel(this TestServer server) => GrpcChannel.ForAddress(server.GrpcAddress, new GrpcChannelOptions
    {
        MaxReceiveMessageSize = null,
        MaxSendMessageSize = null,
        MaxRetryAttempts = 1,
    });

    /// <summary>The stable code in an error's details.</summary>
    public static string CodeOf(this RpcException error)
    {
        var info = error.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal("vppilot", info.Domain);
        Assert.Equal(info.Metadata["code"].ToUpperInvariant().Replace('-', '_'), info.Reason);
        return info.Metadata["code"];
    }

    /// <summary>Reads a stream to its end or its error.</summary>
    public static async Task<(List<T> Messages, RpcException? Error)> ReadAllAsync<T>(this IAsyncStreamReader<T> stream)
    {
        List<T> messages = [];
        try
        {
            while (await stream.MoveNext(CancellationToken.None))
                messages.Add(stream.Current);
            return (messages, null);
        }
        catch (RpcException error)
        {
            return (messages, error);
        }
    }
}
