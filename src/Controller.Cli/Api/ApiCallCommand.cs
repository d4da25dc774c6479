using System.CommandLine;
using System.Text;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using VppApi;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Wire;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api call NAME [JSON]</c>: one message to VPP and what answers it.</summary>
internal static class ApiCallCommand
{
    private const int MaximumInput = 16 * 1024 * 1024;
    private const double DefaultTimeout = 30;

    public static Command Create(CliHost host, ApiSocket socket)
    {
        var name = new Argument<string>("NAME") { Description = "The message, for example show_version." };
        var json = new Argument<string?>("JSON")
        {
            Description = "Its fields as a JSON object, @FILE for a file, - for standard input. What is left out has its default.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var events = new Option<bool>("--events") { Description = "After a want_* message: stay and print the events, until Ctrl-C." };
        var count = new Option<int?>("--count", "-n") { Description = "Leave after so many events.", HelpName = "N" };
        var timeout = new Option<double>("--timeout")
        {
            Description = $"Seconds that VPP may be silent. Default: {DefaultTimeout}.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => DefaultTimeout,
        };
        timeout.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 86400))
                result.AddError("--timeout must be a number of seconds above 0.");
        });
        var command = new ManualCommand("call", "Send one message and print what answers it, as JSON.", ApiManual.Call) { name, json, socket.Option, events, count, timeout };
        host.BindApi(command, async (session, parse, cancellationToken) =>
        {
            var input = await ReadInputAsync(parse.GetValue(json), session.Console, cancellationToken);
            var path = socket.Resolve(parse, session.Console);
            await using var vpp = await ApiSocket.ConnectAsync(path, cancellationToken);
            var api = new ConnectedApi(path, vpp.Ids);
            var request = await FindAsync(api, vpp.Ids, parse.GetRequiredValue(name), cancellationToken);
            var stays = parse.GetValue(events) || parse.GetValue(count) is not null;
            if (stays && request.Heading.Events.Count == 0)
                throw new CliError($"{request.Name} is followed by no events; 'vppilot api ls want_' lists those that are.");
            var message = MessageJsonReader.Read(request, input);
            var call = new ApiCall(vpp, api, TimeSpan.FromSeconds(parse.GetValue(timeout)));
            await CallAsync(session, call, request, message, cancellationToken);
            if (stays)
                await FollowAsync(session, call, request, message, parse.GetValue(count), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task CallAsync(CliSession session, ApiCall call, MessageDefinition request, byte[] message, CancellationToken cancellationToken)
    {
        await foreach (var answer in call.SendAsync(request, message, cancellationToken))
        {
            // The reply at the end of a stream says only that it is over.
            if (request.Heading.Role == MessageRole.Stream && answer.Definition.Heading.Role == MessageRole.Reply)
                continue;
            var text = MessageJsonWriter.ToText(answer.Definition, answer.Bytes.Span);
            if (answer.Definition.Heading.Role == MessageRole.Reply)
                session.WriteJsonText(text);
            else
                session.Out.Line(text);
        }
    }

    private static async Task FollowAsync(
        CliSession session, ApiCall call, MessageDefinition request, byte[] message, int? count, CancellationToken cancellationToken)
    {
        session.Error.Line(Piece.Quiet($"Waiting for {string.Join(", ", request.Heading.Events)}. Ctrl-C ends it."));
        var seen = 0;
        try
        {
            await foreach (var item in call.EventsAsync(cancellationToken))
            {
                var fields = MessageJsonWriter.ToText(item.Definition, item.Bytes.Span);
                session.Out.Line($$"""{"event":"{{item.Definition.Name}}","fields":{{fields}}}""");
                if (++seen >= count)
                    break;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how one leaves.
        }

        await StopAsync(call, request, message);
    }

    // VPP has crashed on clients that went while it still meant to send them events (FDio/vpp#3668).
    private static async Task StopAsync(ApiCall call, MessageDefinition request, byte[] message)
    {
        if (request.Fields.FirstOrDefault(static field => field.Name is "enable_disable" or "enable") is not { Shape: FieldShape.Single } field)
            return;
        message.AsSpan(field.Offset, field.MinimumSize).Clear();
        try
        {
            await foreach (var answer in call.SendAsync(request, message, CancellationToken.None))
                _ = answer;
        }
        catch (Exception gone) when (gone is VppConnectionException or VppApiException or VppRequestDroppedException or TimeoutException)
        {
            // Then there is nothing to stop.
        }
    }

    private static async Task<MessageDefinition> FindAsync(ConnectedApi api, MessageIds ids, string name, CancellationToken cancellationToken)
    {
        if (ids.FindByName(name) is null)
        {
            if (ApiDefinitions.BuiltIn.TryGetHeading(name, out var heading))
                throw new CliError($"This VPP does not have {name}: nothing that it has loaded brings it (module {heading.Module}).");
            var meant = ClosestName.Find(ids.NameCrcs.Select(MessageIds.NameOf), name);
            throw new CliError($"This VPP has no message '{name}'." + (meant is null ? " 'vppilot api ls' lists them." : $" Did you mean '{meant}'?"));
        }

        var message = await api.FindAsync(name, cancellationToken)
            ?? throw new CliError($"This VPP has another layout of {name} than this release, and does not describe it (get_api_json).");
        if (message.Heading.Role is MessageRole.Request or MessageRole.Post or MessageRole.Dump or MessageRole.Stream)
            return message;
        var asking = ApiDefinitions.BuiltIn.Messages.FirstOrDefault(heading => heading.Reply == name || heading.Row == name || heading.Events.Contains(name));
        throw new CliError($"{name} is what VPP sends." + (asking is null ? string.Empty : $" To get it, call {asking.Name}."));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadInputAsync(string? argument, CliConsole console, CancellationToken cancellationToken)
    {
        switch (argument)
        {
            case null:
                return default;
            case "-":
                return await ReadBoundedAsync(console.Input, "standard input", cancellationToken);
            case ['@', .. var path]:
                await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: true))
                    return await ReadBoundedAsync(file, path, cancellationToken);
            default:
                return Encoding.UTF8.GetBytes(argument);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBoundedAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await stream.ReadAsync(part, cancellationToken) is var count and > 0)
        {
            buffer.Write(part, 0, count);
            if (buffer.Length > MaximumInput)
                throw new CliError($"{name} has more than {MaximumInput / (1024 * 1024)} MiB: no message has.");
        }

        return buffer.ToArray();
    }
}
