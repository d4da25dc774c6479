using Binapigen.Schema;
using VppApi;

namespace Binapigen.Model;

/// <summary>Joins requests with what answers them, and tells each message its part.</summary>
internal sealed class ServiceResolver(IReadOnlyDictionary<string, Message> messages, List<string> warnings)
{
    /// <summary>Resolves the services of a module. A message that is not there costs its service, not the module.</summary>
    public void Resolve(ApiModule module)
    {
        foreach (var schema in module.Document.Services.OrderBy(s => s.Request, StringComparer.Ordinal))
        {
            if (Find(schema, schema.Request) is not { } request) continue;
            var reply = schema.Reply is null ? null : Find(schema, schema.Reply);
            var row = schema.StreamMessage is null ? null : Find(schema, schema.StreamMessage);
            var isIncomplete = (schema.Reply is not null && reply is null) || (schema.StreamMessage is not null && row is null);
            if (isIncomplete) continue;
            var events = schema.Events.Select(e => Find(schema, e)).OfType<Message>().ToList();
            module.Add(Mark(Shape(schema, request, reply, row, events)));
        }
    }

    private static Service Shape(SchemaService schema, Message request, Message? reply, Message? row, List<Message> events)
    {
        if (reply is null) return new Service(request, ServiceShape.Post, null, null, events);
        if (row is not null) return new Service(request, ServiceShape.Stream, reply, row, events);
        if (schema.IsStream) return new Service(request, ServiceShape.Dump, null, reply, events);

        // gre_tunnel_dump_v2 lists its rows as events by mistake: an event carries no context, a row does. VPP 26.06 sends
        // the rows and never the reply that is listed, so it is a dump.
        if (events is [var only] && only.OffsetOfHeader("context") >= 0 && only.OffsetOfHeader("client_index") < 0)
            return new Service(request, ServiceShape.Dump, null, only, []);
        return new Service(request, ServiceShape.Call, reply, null, events);
    }

    private static Service Mark(Service service)
    {
        service.Request.Kind = service.Shape is ServiceShape.Dump or ServiceShape.Stream ? MessageKind.DumpRequest : MessageKind.Request;
        service.Reply?.Kind = MessageKind.Reply;
        service.Row?.Kind = MessageKind.Details;
        foreach (var item in service.Events) item.Kind = MessageKind.Event;
        return service;
    }

    private Message? Find(SchemaService schema, string name)
    {
        if (messages.TryGetValue(name, out var message)) return message;
        warnings.Add($"{schema.Location.File}: {schema.Location.Path}: service '{schema.Request}' names the message '{name}', which is not defined");
        return null;
    }
}
