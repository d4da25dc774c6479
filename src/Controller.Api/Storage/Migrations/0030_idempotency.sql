-- Requests that carried an Idempotency-Key, and what they were answered, for a day.
CREATE TABLE vppilot.idempotency (
    node        text NOT NULL,
    key         text NOT NULL,
    -- SHA-256 of all that the request asks for.
    request     bytea NOT NULL CHECK (length(request) = 32),
    -- Which attempt took it, so that an attempt that had to be sent twice knows its own.
    claim       uuid NOT NULL,
    taken_at    timestamptz NOT NULL,
    status      int,
    media_type  text,
    body        bytea,
    PRIMARY KEY (node, key),
    CHECK ((status IS NULL) = (body IS NULL))
);
CREATE INDEX idempotency_by_age ON vppilot.idempotency (node, taken_at);
