namespace WebStage;

/// <summary>Documents of the invented node.</summary>
public static class StageDocuments
{
    /// <summary>The committed one.</summary>
    public const string Committed = """
        vppilot: 1
        node: edge-1
        interfaces:
          wan:
            type: hardware
            addresses: [198.51.100.1/27, 2001:db8:0:1::2/64]
          lan:
            type: hardware
            addresses: [10.0.0.1/16, 2001:db8:10::1/64]
          core:
            type: memif
            id: 1
            role: master
            mtu: 9000
            addresses: [172.16.4.1/30]
          loop0: { type: loopback, instance: 0, addresses: [192.0.2.255/32] }
        vrfs:
          10: { name: customers }
        routes:
          - prefix: 0.0.0.0/0
            via: [{ address: 198.51.100.30, interface: wan }]
          - { prefix: 203.0.113.0/24, blackhole: true }
        nat44:
          sessions: 64512
          interfaces: { lan: inside, wan: outside }
          pools:
            - { range: 198.51.100.10-198.51.100.20 }
          static-mappings:
            web: { protocol: tcp, local: "10.0.0.2:80", external: "198.51.100.10:8080" }

        """;

    /// <summary>One with two errors and a warning.</summary>
    public const string Broken = """
        vppilot: 1
        interfaces:
          wan:
            type: hardware
            adresses: [198.51.100.1/27]
        nat44:
          static-mappings:
            web: { local: "10.0.0.2:80", external: "198.51.100.10:8080" }

        """;
}
