-- What brought a Revision about, and the Revision whose document it has again.
ALTER TABLE vppilot.revisions
    ADD COLUMN cause  text NOT NULL DEFAULT 'apply' CHECK (cause IN ('apply', 'rollback', 'revert', 'adopt')),
    ADD COLUMN source int;

-- Plans that were shown and may be applied by their id. The steps are not kept: the digest tells whether they are still the same.
CREATE TABLE vppilot.plans (
    id            uuid PRIMARY KEY,
    node          text NOT NULL REFERENCES vppilot.nodes (id),
    document      text NOT NULL,
    format        text NOT NULL,
    base_revision int NOT NULL,
    digest        text NOT NULL,
    cause         text NOT NULL,
    source        int,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX plans_by_time ON vppilot.plans (node, created_at);
