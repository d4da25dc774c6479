using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>Spells attribute values as the file format does.</summary>
internal static class AttributeText
{
    public static string? Of<T>(T value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        AdminState state => state.ToWord(),
        MemifRole role => role.ToWord(),
        MemifMode mode => mode.ToWord(),
        Nat44Role role => role.ToWord(),
        Nat44Protocol protocol => protocol.ToWord(),
        TwiceNat twiceNat => twiceNat.ToWord(),
        _ => value.ToString(),
    };
}
