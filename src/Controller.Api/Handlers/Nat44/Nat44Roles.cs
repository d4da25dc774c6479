using VppApi;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>
/// The roles that VPP really has at this moment. Taking a role from an interface that does not have it succeeds in VPP, and leaves
/// the interface's feature node enabled for ever; so what is taken away is checked against VPP and not against a Snapshot.
/// </summary>
/// <param name="api">The connection for changes: its answers come after the changes that were sent before.</param>
internal sealed class Nat44Roles(IVppApi api)
{
    private readonly Lock _gate = new();
    private Task<Dictionary<uint, NatConfigFlags>>? _roles;

    /// <summary>The inside and outside flags of an interface; none when it has no role or is an output-feature interface.</summary>
    public async Task<NatConfigFlags> GetAsync(uint index)
    {
        var roles = await ReadOnceAsync();
        lock (roles)
        {
            return roles.GetValueOrDefault(index);
        }
    }

    /// <summary>A role was given or taken by this execution.</summary>
    public async Task SetAsync(uint index, NatConfigFlags role, bool has)
    {
        if (_roles is null)
        {
            return;
        }

        var roles = await ReadOnceAsync();
        lock (roles)
        {
            var flags = roles.GetValueOrDefault(index);
            roles[index] = has ? flags | role : flags & ~role;
        }
    }

    /// <summary>NAT44 was disabled: every role is gone.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _roles = null;
        }
    }

    private Task<Dictionary<uint, NatConfigFlags>> ReadOnceAsync()
    {
        lock (_gate)
        {
            return _roles ??= ReadAsync();
        }
    }

    private async Task<Dictionary<uint, NatConfigFlags>> ReadAsync()
    {
        var roles = new Dictionary<uint, NatConfigFlags>();
        await foreach (var row in new Nat44EdApi(api).Nat44InterfaceDumpAsync())
        {
            roles[row.SwIfIndex] = row.Flags & (NatConfigFlags.Inside | NatConfigFlags.Outside);
        }

        return roles;
    }
}
