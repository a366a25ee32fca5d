-- Authorities: frozen as they were first written; later changes are later migrations.
CREATE TABLE authorities (
    id TEXT NOT NULL,
    reference TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    issuer TEXT NOT NULL,
    judicial INTEGER NOT NULL,
    offence TEXT,
    purpose TEXT NOT NULL,
    subject_class TEXT NOT NULL,
    scope TEXT NOT NULL,
    operations TEXT NOT NULL,
    starts TEXT NOT NULL,
    expires TEXT NOT NULL,
    applicant TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX authorities_by_reference ON authorities (reference);
CREATE TABLE authority_rulings (
    id TEXT NOT NULL,
    authority TEXT NOT NULL,
    move TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(authority) REFERENCES authorities (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX authority_rulings_by_authority ON authority_rulings (authority);
CREATE TABLE act_reviews (
    id TEXT NOT NULL,
    act TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act) REFERENCES acts (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX act_reviews_by_act ON act_reviews (act);
ALTER TABLE acts ADD COLUMN roles TEXT;
ALTER TABLE acts ADD COLUMN unit TEXT;
ALTER TABLE acts ADD COLUMN authority TEXT;
ALTER TABLE acts ADD COLUMN marking TEXT;
ALTER TABLE acts ADD COLUMN break_glass INTEGER;
ALTER TABLE acts ADD COLUMN rules TEXT;
CREATE INDEX reports_by_marking ON reports (marking);
CREATE INDEX ix_authorities_act_id ON authorities (act_id);
CREATE INDEX ix_authority_rulings_act_id ON authority_rulings (act_id);
CREATE INDEX ix_act_reviews_act_id ON act_reviews (act_id);
