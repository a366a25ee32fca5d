-- Uses: frozen as they were first written; later changes are later migrations.
CREATE TABLE duties (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    actor TEXT NOT NULL,
    scope TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    given_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX duties_by_end ON duties (ends);
CREATE TABLE canaries (
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    set_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE use_rulings (
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    why TEXT NOT NULL,
    rules TEXT NOT NULL,
    place INTEGER NOT NULL,
    made_with TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX use_rulings_by_item ON use_rulings (item);
CREATE INDEX ix_duties_act_id ON duties (act_id);
CREATE INDEX ix_canaries_act_id ON canaries (act_id);
CREATE INDEX ix_use_rulings_act_id ON use_rulings (act_id);
