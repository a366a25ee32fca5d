-- Retractions: frozen as they were first written; later changes are later migrations.
CREATE TABLE retractions (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    known_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX retractions_by_target ON retractions (kind, target);
CREATE TABLE reinstatements (
    id TEXT NOT NULL,
    retraction TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    known_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(retraction) REFERENCES retractions (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX reinstatements_by_retraction ON reinstatements (retraction);
