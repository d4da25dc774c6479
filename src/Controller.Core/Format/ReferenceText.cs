namespace Controller.Core.Format;

/// <summary>The words of docs/file-format.md that do not belong to one key.</summary>
internal static class ReferenceText
{
    public const string Introduction = """
        # The desired-state file

        <!-- Made from src/Controller.Core/Format; `UPDATE_GOLDEN=1 dotnet test tests/Controller.Core.Tests` writes it again. -->

        One file says what VPP shall have. `vppilot validate FILE` checks it (also without a server), `vppilot plan FILE` shows what would change,
        `vppilot apply FILE` makes it so. Applying the same file again does nothing.

        The file is YAML 1.2, or JSON, which is a part of YAML. For editors there is a [JSON Schema](schema/vppilot-1.schema.json); a running server has
        the same at `/api/v1/schema`. The YAML language server takes it from a line at the top of a file:

        ```yaml
        # yaml-language-server: $schema=../docs/schema/vppilot-1.schema.json
        ```

        A small router:

        ```yaml
        vppilot: 1
        interfaces:
          lan:
            type: af-packet
            host-interface: eth1
            addresses: [10.0.0.1/24]
          wan:
            type: af-packet
            host-interface: eth0
            addresses: [192.0.2.2/24]
        routes:
          - prefix: 0.0.0.0/0
            via: [{ address: 192.0.2.1, interface: wan }]
        nat44:
          interfaces: { wan: output-feature }
          pools: [{ interface: wan }]
          static-mappings:
            web: { protocol: tcp, local: "10.0.0.2:80", external-interface: wan, external-port: 8080 }
        ```

        More are in [examples](../examples).

        ## What a file means

        * **A file is the whole of it**, unless it is said when it is applied that it is a part (`merged`, `replaced`, `absent`, for all of it or section by
          section; see [how documents are merged](reconciler.md)). What VPPilot made for an earlier file and is not in this one any more is removed. What
          others made (the VPP CLI, linux-cp, another program) is shown and left alone.
        * **Naming a thing of others adopts it.** An interface that is there already (the same Linux device, instance, id or hardware name) is not
          made a second time: it gets our tag, and what differs is changed. The same goes for a NAT mapping with the same outside.
        * **A new name is a rename** for interfaces: the tag changes, and traffic does not notice. It is a delete and a create for NAT mappings.
        * **A key that is not there has its default**, and where a table below has none (`mtu`, `mac`, …), what VPP has is left as it is. Taking such a key out of
          the file later also leaves the value as it is.
        * **What cannot be changed in place is taken down and made again**, with everything that depends on it. The plan says so beforehand, and why.

        ## How values are written

        * Addresses are complete (`10.0.0.1`, not `10.1`), without leading zeros and without a zone.
        * Numbers are decimal. What is text and looks like a number, a boolean or nothing must be in quotes (`secret: "1234"`); what is a number must not be.
        * Anchors, aliases, tags and several documents in one file are refused, so that a file means what it shows.
        * A file has at most 4 MB.

        ## Keys


        """;

    public const string Rules = """
        ## What is checked

        Everything at once: the shape of the file, and whether it makes sense. References (to interfaces, to tables) must lead to something in the file, or in what it is merged with. Objects must not
        exclude each other: overlapping addresses or pools, two interfaces on one device, two mappings with one outside. Values must fit each other: families, ports and
        protocols, MTU and IPv6. A server checks more, because it knows its node: whether the hardware is there and the plugins are loaded.


        """;
}
