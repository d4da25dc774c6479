using Controller.Api;
using Controller.Api.Hosting;
using Controller.Api.Storage;

if (CommandLine.Answer(args) is { } answer)
{
    await Console.Out.WriteLineAsync(answer);
    return 0;
}

var settings = SettingsLoader.LoadForProcess(args);
if (settings.Options is not { } options)
    return await CommandLine.FailAsync(settings.Errors);

try
{
    using var data = DataDirectory.Open(options.DataDirectory);
    await using var app = ControllerHost.Build(options, data);
    try
    {
        await app.StartAsync();
        await app.WaitForShutdownAsync();
    }
    finally
    {
        // Also when the start failed half-way: what has started is stopped in order, PostgreSQL last.
        await app.StopAsync();
    }

    return 0;
}
catch (IOException error)
{
    // The data directory, or an address that is in use: the operator's to solve, so no stack trace.
    return await CommandLine.FailAsync([error.Message]);
}
