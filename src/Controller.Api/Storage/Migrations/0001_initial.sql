-- Every row belongs to a node: many nodes may share one database.
CREATE TABLE vppilot.nodes (
    id            text PRIMARY KEY,
    last_revision int NOT NULL DEFAULT 0 CHECK (last_revision >= 0),
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- The journal: an apply is written here before the first request goes to VPP.
CREATE TABLE vppilot.applies (
    id              uuid PRIMARY KEY,
    node            text NOT NULL REFERENCES vppilot.nodes (id),
    state           text NOT NULL CHECK (state IN ('begun', 'executing', 'undoing', 'finished')),
    steps_done      int NOT NULL DEFAULT 0 CHECK (steps_done >= 0),
    author          text NOT NULL,
    comment         text,
    before_document text,
    before_format   text,
    after_document  text NOT NULL,
    after_format    text NOT NULL,
    plan            jsonb NOT NULL,
    outcome         text,
    failure         jsonb,
    started_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CHECK ((state = 'finished') = (outcome IS NOT NULL)),
    CHECK ((before_document IS NULL) = (before_format IS NULL))
);
CREATE INDEX applies_unfinished ON vppilot.applies (node, started_at) WHERE state <> 'finished';

-- The committed Revisions. The id is that of the apply, so that writing one twice is noticed.
CREATE TABLE vppilot.revisions (
    node         text NOT NULL REFERENCES vppilot.nodes (id),
    number       int NOT NULL CHECK (number >= 1),
    id           uuid NOT NULL UNIQUE,
    author       text NOT NULL,
    comment      text,
    document     text NOT NULL,
    format       text NOT NULL,
    plan         jsonb NOT NULL,
    outcome      text NOT NULL,
    created      int NOT NULL,
    updated      int NOT NULL,
    deleted      int NOT NULL,
    committed_at timestamptz NOT NULL,
    PRIMARY KEY (node, number)
);

-- Who did what; rows are added and never changed.
CREATE TABLE vppilot.audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node    text NOT NULL REFERENCES vppilot.nodes (id),
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    action  text NOT NULL,
    subject text NOT NULL,
    detail  jsonb
);
CREATE INDEX audit_by_time ON vppilot.audit (node, at);

CREATE FUNCTION vppilot.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'vppilot.% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vppilot.audit
    FOR EACH STATEMENT EXECUTE FUNCTION vppilot.refuse_change();
CREATE TRIGGER revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vppilot.revisions
    FOR EACH STATEMENT EXECUTE FUNCTION vppilot.refuse_change();
