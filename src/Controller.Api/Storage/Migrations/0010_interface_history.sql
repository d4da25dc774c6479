-- Interface rates for longer than memory holds them (docs/stats-segment.md). An interface is known by the name that people use.
CREATE TABLE vppilot.interface_series (
    id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node text NOT NULL REFERENCES vppilot.nodes (id),
    name text NOT NULL,
    UNIQUE (node, name)
);

-- Mean rates a second over one minute; "at" is the minute's end. Bits and packets a second fit a real: seven digits are more than a chart shows.
CREATE TABLE vppilot.interface_minutes (
    series     int NOT NULL REFERENCES vppilot.interface_series (id),
    at         timestamptz NOT NULL,
    rx_bits    real NOT NULL,
    tx_bits    real NOT NULL,
    rx_packets real NOT NULL,
    tx_packets real NOT NULL,
    drops      real NOT NULL,
    PRIMARY KEY (series, at)
);

-- The same over one hour, made of the minutes that there were, with the highest minute of each direction.
CREATE TABLE vppilot.interface_hours (
    series       int NOT NULL REFERENCES vppilot.interface_series (id),
    at           timestamptz NOT NULL,
    minutes      smallint NOT NULL,
    rx_bits      real NOT NULL,
    tx_bits      real NOT NULL,
    rx_packets   real NOT NULL,
    tx_packets   real NOT NULL,
    drops        real NOT NULL,
    rx_bits_peak real NOT NULL,
    tx_bits_peak real NOT NULL,
    PRIMARY KEY (series, at)
);
