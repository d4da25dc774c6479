-- From where; and a mark by which a line that was written on the node's disk first is not written twice.
ALTER TABLE vppilot.audit
    ADD COLUMN origin text,
    ADD COLUMN uid    uuid UNIQUE;
CREATE INDEX audit_by_number ON vppilot.audit (node, id);
