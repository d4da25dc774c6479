using Controller.Api.Rest;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Grpc.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>The gRPC API: the operations of <see cref="Contracts.Client.IControllerClient"/> in gRPC's spelling, beside REST.</summary>
internal static class GrpcApi
{
    // A document of the largest size must fit with what stands around it in the message.
    private const int EnvelopeBytes = 64 * 1024;

    // Lists are paged; this is a Plan of a hundred thousand steps.
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>What reflection tells of; the health service's names too.</summary>
    public static readonly IReadOnlyList<ServiceDescriptor> Services =
    [
        V1.ConfigService.Descriptor,
        V1.InterfaceService.Descriptor,
        V1.Nat44Service.Descriptor,
        V1.NodeService.Descriptor,
        V1.StatsService.Descriptor,
    ];

    /// <summary>Adds what the services need.</summary>
    public static IServiceCollection AddGrpcApi(this IServiceCollection services)
    {
        services.AddGrpc(static grpc =>
        {
            grpc.MaxReceiveMessageSize = DocumentBody.Limit + EnvelopeBytes;
            grpc.MaxSendMessageSize = LargestAnswer;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<ProblemInterceptor>();
        });
        ServiceDescriptor[] reflected =
        [
            .. Services, Health.Descriptor,
            global::Grpc.Reflection.V1.ServerReflection.Descriptor, global::Grpc.Reflection.V1Alpha.ServerReflection.Descriptor,
        ];
        services.AddSingleton(new ReflectionServiceImpl(reflected)).AddSingleton(new ReflectionV1ServiceImpl(reflected));
        services.AddSingleton<IdempotentCalls>();
        services.AddSingleton<HealthServiceImpl>().AddHostedService<HealthPublisher>();
        return services;
    }

    /// <summary>Maps the services.</summary>
    public static WebApplication MapGrpcApi(this WebApplication app)
    {
        app.MapGrpcService<ConfigService>();
        app.MapGrpcService<InterfaceService>();
        app.MapGrpcService<Nat44Service>();
        app.MapGrpcService<NodeService>();
        app.MapGrpcService<StatsService>();
        app.MapGrpcService<HealthServiceImpl>();
        app.MapGrpcService<ReflectionServiceImpl>();
        app.MapGrpcService<ReflectionV1ServiceImpl>();
        return app;
    }
}
