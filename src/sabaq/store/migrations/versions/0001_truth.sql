-- First tables: frozen as they were first written; later changes are later migrations.
CREATE TABLE acts (
    id TEXT NOT NULL,
    grant_id TEXT,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject_class TEXT NOT NULL,
    what TEXT NOT NULL,
    decision TEXT NOT NULL,
    policy TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE batches (
    id TEXT NOT NULL,
    file TEXT NOT NULL,
    archive TEXT NOT NULL,
    mapping TEXT NOT NULL,
    back_filled INTEGER,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE links (
    id TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    verdict TEXT NOT NULL,
    weight_bits FLOAT,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    batch TEXT,
    known_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX links_by_a ON links (a);
CREATE INDEX links_by_b ON links (b);
CREATE TABLE rejections (
    seq INTEGER NOT NULL,
    batch TEXT NOT NULL,
    file TEXT NOT NULL,
    "row" INTEGER,
    "column" TEXT,
    seen TEXT NOT NULL,
    wanted TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX rejections_by_batch ON rejections (batch);
CREATE TABLE reports (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    raw TEXT NOT NULL,
    title TEXT,
    url TEXT,
    lang TEXT,
    marking TEXT NOT NULL,
    archive TEXT,
    locator TEXT,
    method TEXT NOT NULL,
    published_at TEXT,
    published_precision TEXT,
    known_at TEXT NOT NULL,
    back_filled INTEGER,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX reports_by_batch ON reports (batch);
CREATE INDEX reports_by_known ON reports (known_at);
CREATE TABLE sources (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    interest TEXT NOT NULL,
    independence_group TEXT NOT NULL,
    reliability TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX sources_by_id ON sources (id);
CREATE TABLE batch_ends (
    batch TEXT NOT NULL,
    reports INTEGER,
    claims INTEGER,
    rejected INTEGER,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (batch),
    FOREIGN KEY(batch) REFERENCES batches (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE claims (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    report_seq INTEGER NOT NULL,
    subject TEXT NOT NULL,
    prop TEXT NOT NULL,
    grp TEXT NOT NULL,
    value TEXT,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    unit TEXT,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    framing TEXT NOT NULL,
    speaker TEXT,
    quote TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    first_day TEXT,
    last_day TEXT,
    date_precision TEXT,
    happened_at TEXT,
    lat FLOAT,
    lon FLOAT,
    radius_m FLOAT,
    place TEXT,
    district TEXT,
    province TEXT,
    country TEXT,
    credibility INTEGER,
    extractor TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    FOREIGN KEY(report_seq) REFERENCES reports (seq)
);
CREATE INDEX claims_by_report ON claims (report_seq);
CREATE INDEX claims_by_subject ON claims (subject);
CREATE TABLE revocations (
    id TEXT NOT NULL,
    link TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL,
    known_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(link) REFERENCES links (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX revocations_by_link ON revocations (link);
CREATE TABLE sightings (
    report_seq INTEGER NOT NULL,
    batch TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (report_seq, batch),
    FOREIGN KEY(report_seq) REFERENCES reports (seq),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
