DROP TRIGGER acts_no_update;
DROP TRIGGER acts_no_delete;
ALTER TABLE acts ADD COLUMN sealed TEXT;
CREATE TABLE act_keys (
    act TEXT NOT NULL PRIMARY KEY REFERENCES acts (id),
    "key" TEXT NOT NULL
);
CREATE TABLE log_leaves (
    seq INTEGER NOT NULL PRIMARY KEY,
    act TEXT UNIQUE REFERENCES acts (id),
    leaf TEXT NOT NULL
);
CREATE TABLE log_nodes (
    place INTEGER NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL
);
CREATE TABLE log_checkpoints (
    seq INTEGER NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);
CREATE TABLE erasures (
    act TEXT NOT NULL PRIMARY KEY REFERENCES acts (id),
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL REFERENCES acts (id)
);
CREATE TABLE publications (
    id TEXT NOT NULL PRIMARY KEY,
    commitments TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL REFERENCES acts (id)
);
CREATE INDEX ix_sources_act_id ON sources (act_id);
CREATE INDEX ix_batches_act_id ON batches (act_id);
CREATE INDEX ix_batch_ends_act_id ON batch_ends (act_id);
CREATE INDEX ix_reports_act_id ON reports (act_id);
CREATE INDEX ix_sightings_act_id ON sightings (act_id);
CREATE INDEX ix_rejections_act_id ON rejections (act_id);
CREATE INDEX ix_links_act_id ON links (act_id);
CREATE INDEX ix_revocations_act_id ON revocations (act_id);
CREATE INDEX ix_retractions_act_id ON retractions (act_id);
CREATE INDEX ix_reinstatements_act_id ON reinstatements (act_id);
CREATE INDEX ix_erasures_act_id ON erasures (act_id);
CREATE INDEX ix_publications_act_id ON publications (act_id);
