-- Answers: frozen as they were first written; later changes are later migrations.
CREATE TABLE answers (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    claim TEXT NOT NULL,
    said_by TEXT NOT NULL,
    words TEXT NOT NULL,
    url TEXT,
    entered_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX answers_by_claim ON answers (claim);
CREATE INDEX ix_answers_act_id ON answers (act_id);
