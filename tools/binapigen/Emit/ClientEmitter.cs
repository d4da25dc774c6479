using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes a module's client: one method for each service, one for each event.</summary>
internal sealed class ClientEmitter(TypeNames names)
{
    private const string Token = "CancellationToken cancellationToken = default";

    /// <summary>Writes it.</summary>
    public void Emit(CodeWriter code, ApiModule module)
    {
        using (code.Block($"public readonly partial struct {module.CSharpName}Api(IVppApi vpp)"))
        {
            foreach (var service in module.Services) EmitService(code, service);
            foreach (var item in module.Services.SelectMany(s => s.Events).Distinct())
            {
                code.Blank();
                code.Line($"public IAsyncEnumerable<EventItem<{names.Of(item)}>> {item.CSharpName}sAsync({Token})");
                code.Line($"    => vpp.EventsAsync<{names.Of(item)}>(cancellationToken);");
            }
        }
    }

    private void EmitService(CodeWriter code, Service service)
    {
        var request = names.Of(service.Request);
        switch (service.Shape)
        {
            case ServiceShape.Call:
                EmitCall(code, service, $"ValueTask<{names.Of(service.Reply!)}>", $"InvokeAsync<{request}, {names.Of(service.Reply!)}>");
                break;
            case ServiceShape.Post:
                EmitCall(code, service, "ValueTask", $"PostAsync<{request}>");
                break;
            case ServiceShape.Dump:
                EmitRows(code, service, $"DumpAsync<{request}, {names.Of(service.Row!)}>");
                break;
            case ServiceShape.Stream:
                EmitRows(code, service, $"StreamAsync<{request}, {names.Of(service.Reply!)}, {names.Of(service.Row!)}>");
                break;
        }
    }

    private void EmitCall(CodeWriter code, Service service, string result, string call)
    {
        var request = names.Of(service.Request);
        code.Blank();
        if (service.Request.Values.Any())
        {
            code.Line($"public {result} {service.Request.CSharpName}Async(in {request} request, {Token})");
            code.Line($"    => vpp.{call}(in request, cancellationToken);");
        }
        else
        {
            code.Line($"public {result} {service.Request.CSharpName}Async({Token})");
            code.Line($"    => vpp.{call}(default, cancellationToken);");
        }
    }

    private void EmitRows(CodeWriter code, Service service, string call)
    {
        var request = names.Of(service.Request);
        var method = $"public IAsyncEnumerable<{names.Of(service.Row!)}> {service.Request.CSharpName}Async";
        code.Blank();
        code.Line($"{method}({Token})");
        code.Line($"    => vpp.{call}(new {request}(), cancellationToken);");
        if (!service.Request.Values.Any()) return;
        code.Blank();
        code.Line($"{method}({request} request, {Token})");
        code.Line($"    => vpp.{call}(request, cancellationToken);");
    }
}
