-- Lessons: frozen as they were first written; later changes are later migrations.
CREATE TABLE recommendations (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    text TEXT NOT NULL,
    action TEXT NOT NULL,
    addressee TEXT NOT NULL,
    made_by TEXT NOT NULL,
    issued TEXT NOT NULL,
    strength TEXT NOT NULL,
    test TEXT NOT NULL,
    respond_by TEXT NOT NULL,
    due TEXT NOT NULL,
    site TEXT NOT NULL,
    site_class TEXT NOT NULL,
    country TEXT NOT NULL,
    mode TEXT NOT NULL,
    factors TEXT NOT NULL,
    incident TEXT NOT NULL,
    review TEXT NOT NULL,
    told_in TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_recommendations_act_id ON recommendations (act_id);
CREATE UNIQUE INDEX recommendations_by_reference ON recommendations (reference);
CREATE TABLE recommendation_moves (
    id TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    step INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    state TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    why TEXT NOT NULL,
    happened TEXT NOT NULL,
    evidence TEXT NOT NULL,
    effect TEXT NOT NULL,
    cause TEXT NOT NULL,
    other TEXT NOT NULL,
    told_in TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    CHECK (why <> ''),
    CHECK (state NOT IN ('evidence_submitted', 'verified_done') OR evidence <> ''),
    PRIMARY KEY (id),
    FOREIGN KEY(recommendation) REFERENCES recommendations (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_recommendation_moves_act_id ON recommendation_moves (act_id);
CREATE UNIQUE INDEX recommendation_moves_in_order ON recommendation_moves (recommendation, step);
CREATE TABLE recommendation_evidence (
    id TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    strength TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    what TEXT NOT NULL,
    author TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    expires TEXT NOT NULL,
    told_in TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(recommendation) REFERENCES recommendations (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_recommendation_evidence_act_id ON recommendation_evidence (act_id);
CREATE INDEX recommendation_evidence_by_one ON recommendation_evidence (recommendation);
CREATE TABLE lesson_rulings (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    earlier TEXT NOT NULL,
    later TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    reasons TEXT NOT NULL,
    made_with TEXT NOT NULL,
    score FLOAT NOT NULL,
    place INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_lesson_rulings_act_id ON lesson_rulings (act_id);
CREATE INDEX lesson_rulings_by_later ON lesson_rulings (later);
CREATE TABLE lesson_sites (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    site_class TEXT NOT NULL,
    country TEXT NOT NULL,
    named_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_lesson_sites_act_id ON lesson_sites (act_id);
CREATE TABLE site_checks (
    id TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    site TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(recommendation) REFERENCES recommendations (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_site_checks_act_id ON site_checks (act_id);
CREATE INDEX site_checks_by_one ON site_checks (recommendation);
CREATE TABLE reviews (
    id TEXT NOT NULL,
    incident TEXT NOT NULL,
    kind TEXT NOT NULL,
    lead TEXT NOT NULL,
    unit TEXT NOT NULL,
    independence TEXT NOT NULL,
    conflicts_with TEXT NOT NULL,
    clock_from TEXT NOT NULL,
    due TEXT NOT NULL,
    as_of TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_reviews_act_id ON reviews (act_id);
CREATE INDEX reviews_by_incident ON reviews (incident);
CREATE TABLE review_moves (
    id TEXT NOT NULL,
    review TEXT NOT NULL,
    step INTEGER NOT NULL,
    state TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(review) REFERENCES reviews (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_review_moves_act_id ON review_moves (act_id);
CREATE UNIQUE INDEX review_moves_in_order ON review_moves (review, step);
CREATE TABLE review_texts (
    id TEXT NOT NULL,
    review TEXT NOT NULL,
    place INTEGER NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    claims TEXT NOT NULL,
    origin TEXT NOT NULL,
    replaces TEXT NOT NULL,
    written_by TEXT NOT NULL,
    reporter TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(review) REFERENCES reviews (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_review_texts_act_id ON review_texts (act_id);
CREATE INDEX review_texts_by_review ON review_texts (review);
CREATE TABLE review_codes (
    id TEXT NOT NULL,
    review TEXT NOT NULL,
    sentence TEXT NOT NULL,
    coder TEXT NOT NULL,
    codes TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(review) REFERENCES reviews (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_review_codes_act_id ON review_codes (act_id);
CREATE INDEX review_codes_by_review ON review_codes (review);
