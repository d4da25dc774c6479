using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>One module: what C# gets one file for.</summary>
internal sealed class ApiModule(ApiDocument document)
{
    private readonly List<DefinedType> _types = [];
    private readonly List<Message> _messages = [];
    private readonly List<Service> _services = [];

    /// <summary>The definition as written.</summary>
    public ApiDocument Document { get; } = document;

    /// <summary>VPP's name.</summary>
    public string Name => Document.Module;

    /// <summary>The last part of its namespace.</summary>
    public string CSharpName { get; set; } = "";

    /// <summary>The types that come from it, in the order of their names.</summary>
    public IReadOnlyList<DefinedType> Types => _types;

    /// <summary>Its messages in the order of the definition.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>Its services in the order of the requests' names.</summary>
    public IReadOnlyList<Service> Services => _services;

    /// <summary>Adds a type.</summary>
    public void Add(DefinedType type) => _types.Add(type);

    /// <summary>Adds a message.</summary>
    public void Add(Message message) => _messages.Add(message);

    /// <summary>Adds a service.</summary>
    public void Add(Service service) => _services.Add(service);

    /// <summary>Puts the types into the order of their names, so that the output does not depend on who referred to them first.</summary>
    public void Sort() => _types.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
}
