namespace Controller.Api.Storage;

/// <summary>Registers the store.</summary>
internal static class StorageServices
{
    /// <summary>Adds PostgreSQL (a private one when none is named), the Revisions and the journal.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, ControllerOptions options)
    {
        services.AddSingleton<Database>();
        services.AddSingleton<MigrationRunner>();
        if (options.Database is null)
        {
            // Started first and stopped last.
            services.AddSingleton<PrivatePostgres>();
            services.AddHostedService(provider => provider.GetRequiredService<PrivatePostgres>());
        }

        services.AddHostedService<DatabaseMonitor>();
        services.AddSingleton<HistoryStore>();
        services.AddSingleton<IIdempotencyStore, IdempotencyStore>();
        services.AddSingleton<NodeStore>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddHostedService(provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton<IPlanStore, PlanStore>();
        services.AddSingleton<IRevisionStore>(provider => provider.GetRequiredService<NodeStore>());
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<NodeStore>());
        services.AddHostedService(provider => provider.GetRequiredService<NodeStore>());
        return services;
    }
}
