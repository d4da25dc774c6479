using System.Reflection;
using Controller.Api.Grpc;
using Controller.Api.Grpc.Messages;
using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Reflection = Grpc.Reflection;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>Health, reflection, and that the words of REST have their values in the messages.</summary>
public sealed class GrpcInfrastructureTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(null);
        _channel = _server.Channel();
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("", HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData("vppilot.v1.ConfigService", HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData("vpp", HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData("database", HealthCheckResponse.Types.ServingStatus.NotServing)]
    public async Task Health_Check_KnowsThePart(string service, HealthCheckResponse.Types.ServingStatus expected)
        => Assert.Equal(expected, (await new Health.HealthClient(_channel).CheckAsync(new HealthCheckRequest { Service = service })).Status);

    [Fact]
    public async Task Health_CheckOfAnUnknownService_IsNotFound()
        => Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(
            async () => await new Health.HealthClient(_channel).CheckAsync(new HealthCheckRequest { Service = "nobody" }))).StatusCode);

    [Fact]
    public async Task Health_Watch_SaysWhenVppLeaves()
    {
        using var call = new Health.HealthClient(_channel).Watch(new HealthCheckRequest { Service = HealthPublisher.Vpp });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, call.ResponseStream.Current.Status);

        _server.Node.Facts.Update(facts => facts with { Vpp = facts.Vpp with { Connected = false } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, call.ResponseStream.Current.Status);
    }

    [Fact]
    public async Task Reflection_V1_ListsServicesAndTheirFiles()
    {
        using var call = new Reflection.V1.ServerReflection.ServerReflectionClient(_channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Reflection.V1.ServerReflectionRequest { ListServices = "*" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToArray();
        Assert.Contains("vppilot.v1.ConfigService", names);
        Assert.Contains("grpc.health.v1.Health", names);
        Assert.Contains("grpc.reflection.v1.ServerReflection", names);
        Assert.Contains("grpc.reflection.v1alpha.ServerReflection", names);

        await call.RequestStream.WriteAsync(new Reflection.V1.ServerReflectionRequest { FileContainingSymbol = "vppilot.v1.ConfigService" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var files = call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom).ToArray();
        Assert.Contains(files, file => file.Name == "vppilot/v1/config_service.proto");
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Reflection_V1Alpha_Answers()
    {
        using var call = new Reflection.V1Alpha.ServerReflection.ServerReflectionClient(_channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Reflection.V1Alpha.ServerReflectionRequest { FileContainingSymbol = "vppilot.v1.Nat44Service" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.NotEmpty(call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public void Services_AreAllMapped()
    {
        var described = typeof(V1.ConfigService).Assembly.GetTypes()
            .Where(type => type.Namespace == "Vppilot.V1")
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor)
            .OfType<ServiceDescriptor>().Select(service => service.FullName);
        Assert.Equal(described.Order(StringComparer.Ordinal), GrpcApi.Services.Select(service => service.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void States_AllOfThem_HaveAValue()
    {
        Assert.DoesNotContain(V1.NodeState.Unspecified, Enum.GetValues<NodeState>().Select(NodeMessages.StateOf));
        Assert.DoesNotContain(V1.RevisionCause.Unspecified, Enum.GetValues<RevisionCause>().Select(RevisionMessages.CauseOf));
        Assert.DoesNotContain(V1.ApplyOutcome.Unspecified, Enum.GetValues<ApplyOutcome>().Select(ApplyMessages.ToMessage));
    }

    [Fact]
    public void WordsOfSteps_AllOfThem_HaveAValue()
    {
        Assert.DoesNotContain(V1.Impact.Unspecified, Enum.GetValues<Impact>().Select(impact => PlanMessages.ImpactOf(impact.ToWord())));
        Assert.DoesNotContain(V1.Operation.Unspecified, Enum.GetValues<StepOperation>().Select(operation => PlanMessages.OperationOf(operation.ToWord())));
    }
}
