using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The section <c>interfaces</c>.</summary>
internal static class InterfaceFormat
{
    private static readonly SchemaKey<AdminState> State = new(
        "state", Scalars.Word<AdminState>(), "Administrative state.") { DefaultText = "up" };

    private static readonly SchemaKey<uint> Mtu = new(
        "mtu", Numbers.Whole<uint>(64, 65535), "L3 MTU in bytes. Without it the MTU stays as it is.") { Example = "1500" };

    private static readonly SchemaKey<MacAddress> Mac = new(
        "mac", Scalars.Mac, "MAC address, unicast. Without it the address stays as it is.") { Example = "02:fe:00:00:00:01" };

    private static readonly SchemaKey<uint> Vrf = new(
        "vrf", Numbers.TableId,
        "Table of the interface, for IPv4 and IPv6. 0, or one under `vrfs`. Changing it takes the addresses off and puts them back.")
    { DefaultText = "0" };

    private static readonly SchemaKey<ValueList<InterfaceAddress>> Addresses = new(
        "addresses", new ListType<InterfaceAddress>("addresses", Scalars.InterfaceAddress),
        "The interface's own addresses, IPv4 and IPv6. Prefixes must not overlap with another interface's in the same table.")
    { Example = "192.0.2.1/24" };

    private static readonly SchemaKey<string> Description = new(
        "description", Scalars.Description, "Free text. It is kept with the file and not sent to VPP.");

    private static readonly KeyGroup Shared = new(
        "Every interface", "Keys that an interface of any type can have.", [State, Mtu, Mac, Vrf, Addresses, Description]);

    private static readonly SchemaKey<string> HostDevice = new(
        "host-interface", Scalars.LinuxDevice, "The Linux device. It must exist.") { IsRequired = true, Example = "eth1" };

    private static readonly SchemaKey<uint> Instance = new(
        "instance", Numbers.Whole<uint>(0, 16383), "The N of VPP's `loopN`. Without it VPP chooses.");

    private static readonly SchemaKey<uint> TapId = new(
        "id", Numbers.Whole<uint>(0, 65535), "The N of VPP's `tapN`. Without it VPP chooses.");

    private static readonly SchemaKey<string> TapDevice = new(
        "host-interface", Scalars.LinuxDevice, "Name of the Linux device. Without it VPP chooses.") { Example = "vpp0" };

    private static readonly SchemaKey<string> TapNamespace = new(
        "host-namespace", Scalars.NetworkNamespace, "Network namespace into which the Linux device is put.");

    private static readonly SchemaKey<InterfaceAddress> TapAddress = new(
        "host-address", Scalars.InterfaceAddress, "Address that VPP puts on the Linux device.") { Example = "192.0.2.9/30" };

    private static readonly SchemaKey<ushort> TapRxRing = new(
        "rx-ring", Numbers.PowerOfTwo<ushort>(64, 32768), "Descriptors of the receive ring.") { DefaultText = "256" };

    private static readonly SchemaKey<ushort> TapTxRing = new(
        "tx-ring", Numbers.PowerOfTwo<ushort>(64, 32768), "Descriptors of the transmit ring.") { DefaultText = "256" };

    private static readonly SchemaKey<uint> MemifId = new(
        "id", Numbers.Whole<uint>(0, uint.MaxValue), "Id of the interface on its socket; both ends use the same.") { DefaultText = "0" };

    private static readonly SchemaKey<string> MemifSocket = new(
        "socket", Scalars.SocketPath, "Path of the control socket. Without it, VPP's default socket.") { Example = "/run/vpp/memif.sock" };

    private static readonly SchemaKey<MemifRole> MemifRole = new(
        "role", Scalars.Word<MemifRole>(), "The master listens on the socket, the slave connects.") { DefaultText = "master" };

    private static readonly SchemaKey<MemifMode> MemifMode = new(
        "mode", Scalars.Word<MemifMode>(), "Ethernet frames, or bare IP packets.") { DefaultText = "ethernet" };

    private static readonly SchemaKey<uint> MemifRing = new(
        "ring-size", Numbers.PowerOfTwo<uint>(64, 16384), "Descriptors of each ring.") { DefaultText = "1024" };

    private static readonly SchemaKey<ushort> MemifBuffer = new(
        "buffer-size", Numbers.Whole<ushort>(64, 65535), "Bytes of a buffer.") { DefaultText = "2048" };

    private static readonly SchemaKey<byte> MemifRxQueues = new(
        "rx-queues", Numbers.Whole<byte>(1, 255), "Receive queues; the slave decides.") { DefaultText = "1" };

    private static readonly SchemaKey<byte> MemifTxQueues = new(
        "tx-queues", Numbers.Whole<byte>(1, 255), "Transmit queues; the slave decides.") { DefaultText = "1" };

    private static readonly SchemaKey<Secret> MemifSecret = new(
        "secret", Scalars.MemifSecret, "What both ends must know. It is never shown again.");

    private static readonly RecordType<InterfaceConfig> AfPacket = Type(
        AfPacketConfig.TypeWord,
        "A Linux network device that VPP reads and writes through AF_PACKET rings: no driver is unbound, so it works everywhere and "
        + "is not the fastest. "
        + "The Linux side should have no address of its own.",
        [HostDevice],
        reading => new AfPacketConfig { Name = reading.Name, HostInterface = reading.Get(HostDevice) });

    private static readonly RecordType<InterfaceConfig> Loopback = Type(
        LoopbackConfig.TypeWord,
        "An interface without a wire: a home for router ids and services.",
        [Instance],
        reading => new LoopbackConfig { Name = reading.Name, Instance = reading.FindValue(Instance) });

    private static readonly RecordType<InterfaceConfig> Tap = Type(
        TapConfig.TypeWord,
        "A Linux tap device that VPP makes (virtio). VPP needs `/dev/net/tun` and `/dev/vhost-net`. Whatever is changed among the keys of "
        + "its own makes VPP delete the device and create it again.",
        [TapId, TapDevice, TapNamespace, TapAddress, TapRxRing, TapTxRing],
        reading => new TapConfig
        {
            Name = reading.Name,
            Id = reading.FindValue(TapId),
            HostInterface = reading.Find(TapDevice),
            HostNamespace = reading.Find(TapNamespace),
            HostAddress = reading.FindValue(TapAddress),
            RxRing = reading.Get(TapRxRing, TapConfig.DefaultRing),
            TxRing = reading.Get(TapTxRing, TapConfig.DefaultRing),
        });

    private static readonly RecordType<InterfaceConfig> Memif = Type(
        MemifConfig.TypeWord,
        "Shared memory to another process that speaks memif: a second VPP, a container, a DPDK application. Whatever is changed among the "
        + "keys of its own makes VPP delete the interface and create it again. VPP tells neither the secret nor the sizes that were asked for, "
        + "so these are compared with what VPPilot last asked for.",
        [MemifId, MemifSocket, MemifRole, MemifMode, MemifRing, MemifBuffer, MemifRxQueues, MemifTxQueues, MemifSecret],
        reading => new MemifConfig
        {
            Name = reading.Name,
            Id = reading.Get(MemifId, 0U),
            Socket = reading.Find(MemifSocket),
            Role = reading.Get(MemifRole, Model.MemifRole.Master),
            Mode = reading.Get(MemifMode, Model.MemifMode.Ethernet),
            RingSize = reading.Get(MemifRing, MemifConfig.DefaultRingSize),
            BufferSize = reading.Get(MemifBuffer, MemifConfig.DefaultBufferSize),
            RxQueues = reading.Get(MemifRxQueues, (byte)1),
            TxQueues = reading.Get(MemifTxQueues, (byte)1),
            Secret = reading.Find(MemifSecret),
        });

    private static readonly RecordType<InterfaceConfig> Hardware = Type(
        HardwareInterfaceConfig.TypeWord,
        "An interface that VPP has from its start, such as a NIC under DPDK. Its name here is VPP's name for it. It is never created "
        + "nor deleted: "
        + "when it leaves the file VPPilot takes off its addresses, puts it into table 0, sets it administratively down and forgets it; "
        + "MTU and MAC address stay as they are.",
        [],
        reading => new HardwareInterfaceConfig { Name = reading.Name });

    /// <summary>The whole section.</summary>
    public static readonly SchemaType<ValueList<InterfaceConfig>> Section = new MapType<string, InterfaceConfig, InterfaceConfig>(
        "names to interfaces", Scalars.Name, Scalars.NamePattern,
        new ChoiceType<InterfaceConfig>(
            "an interface", "type",
            [
                KeyValuePair.Create(AfPacketConfig.TypeWord, AfPacket),
                KeyValuePair.Create(LoopbackConfig.TypeWord, Loopback),
                KeyValuePair.Create(TapConfig.TypeWord, Tap),
                KeyValuePair.Create(MemifConfig.TypeWord, Memif),
                KeyValuePair.Create(HardwareInterfaceConfig.TypeWord, Hardware),
            ]),
        (_, value) => value);

    private static RecordType<InterfaceConfig> Type(
        string word, string doc, IReadOnlyList<SchemaKey> keys, Func<ObjectReading, InterfaceConfig> bind)
    {
        var type = new SchemaKey<string>(
            "type", Scalars.Constant(word), "What kind of interface it is.") { IsRequired = true, Example = word };
        var shape = new ObjectType(
            $"interface-{word}", $"Interface of type {word}", doc, [type, .. keys, .. Shared.Keys]) { Shared = Shared };
        return new RecordType<InterfaceConfig>($"an interface of type {word}", shape, reading => bind(reading) with
        {
            State = reading.Get(State, AdminState.Up),
            Mtu = reading.FindValue(Mtu),
            Mac = reading.FindValue(Mac),
            Vrf = reading.Get(Vrf, 0U),
            Addresses = reading.List(Addresses),
            Description = reading.Find(Description),
        });
    }
}
