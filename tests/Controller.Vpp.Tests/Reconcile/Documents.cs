namespace Controller.Vpp.Tests.Reconcile;

/// <summary>Documents that the tests apply.</summary>
internal static class Documents
{
    /// <summary>A little of everything that a simulated VPP has.</summary>
    public const string Full = """
        vppilot: 1
        vrfs:
          10: { name: customers }
        interfaces:
          loop-a: { type: loopback, instance: 1, addresses: [192.0.2.1/24, 2001:db8::1/64], mtu: 1400 }
          loop-b: { type: loopback, instance: 2, addresses: [198.51.100.1/24], vrf: 10 }
          inside: { type: loopback, instance: 3, addresses: [10.0.0.1/24] }
        routes:
          - { prefix: 203.0.113.0/24, via: [{ address: 192.0.2.2, interface: loop-a }] }
          - { prefix: 203.0.113.128/25, vrf: 10, blackhole: true }
        neighbors:
          - { interface: loop-a, address: 192.0.2.2, mac: 02:fe:00:00:00:02 }
        nat44:
          interfaces: { loop-a: output-feature }
          pools: [{ range: 192.0.2.100-192.0.2.103 }]
          static-mappings:
            web: { protocol: tcp, local: "10.0.0.2:80", external: "192.0.2.100:8080" }
          identity-mappings:
            ssh: { protocol: tcp, address: 192.0.2.1, port: 22 }
        """;

    /// <summary>One loopback.</summary>
    public const string Small = """
        vppilot: 1
        interfaces:
          loop-a: { type: loopback, instance: 1, addresses: [192.0.2.1/24] }
        """;

    /// <summary>Nothing.</summary>
    public const string Empty = "vppilot: 1";
}
