-- How the document of a kept Plan is taken: merged, replaced, overridden or absent, as a whole and section by section.
ALTER TABLE vppilot.plans ADD COLUMN mode jsonb NOT NULL DEFAULT '{"state":"overridden"}';
