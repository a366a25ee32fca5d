-- Outlooks: frozen as they were first written; later changes are later migrations.
CREATE TABLE problems (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    places TEXT NOT NULL,
    horizon_h FLOAT NOT NULL,
    base_rate FLOAT NOT NULL,
    basis TEXT NOT NULL,
    threshold FLOAT NOT NULL,
    addressee TEXT NOT NULL,
    marking TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE indicators (
    id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    weight FLOAT NOT NULL,
    half_life_h FLOAT NOT NULL,
    cause TEXT NOT NULL,
    basis TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE observations (
    id TEXT NOT NULL,
    indicator TEXT NOT NULL,
    agency TEXT NOT NULL,
    place TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    held_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    marking TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX observations_by_held_at ON observations (held_at);
CREATE TABLE sharings (
    id TEXT NOT NULL,
    observation TEXT NOT NULL,
    agency TEXT NOT NULL,
    shared_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(observation) REFERENCES observations (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX sharings_by_observation ON sharings (observation);
CREATE TABLE opinions (
    id TEXT NOT NULL,
    problem TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    probability FLOAT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(problem) REFERENCES problems (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX opinions_by_problem ON opinions (problem);
CREATE TABLE warnings (
    id TEXT NOT NULL,
    problem TEXT NOT NULL,
    text TEXT NOT NULL,
    addressee TEXT NOT NULL,
    probability FLOAT NOT NULL,
    base_rate FLOAT NOT NULL,
    threshold FLOAT NOT NULL,
    made_from TEXT NOT NULL,
    place_grain INTEGER NOT NULL,
    time_grain INTEGER NOT NULL,
    mode_grain INTEGER NOT NULL,
    actor_grain INTEGER NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    expires TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(problem) REFERENCES problems (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX warnings_by_problem ON warnings (problem);
CREATE TABLE warning_steps (
    id TEXT NOT NULL,
    warning TEXT NOT NULL,
    step TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    what TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(warning) REFERENCES warnings (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX warning_steps_by_warning ON warning_steps (warning);
CREATE TABLE warning_outcomes (
    id TEXT NOT NULL,
    warning TEXT NOT NULL,
    outcome TEXT NOT NULL,
    why TEXT NOT NULL,
    incident TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(warning) REFERENCES warnings (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX warning_outcomes_by_warning ON warning_outcomes (warning);
CREATE TABLE outlook_ends (
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    why TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX outlook_ends_by_subject ON outlook_ends (subject);
CREATE INDEX ix_problems_act_id ON problems (act_id);
CREATE INDEX ix_indicators_act_id ON indicators (act_id);
CREATE INDEX ix_observations_act_id ON observations (act_id);
CREATE INDEX ix_sharings_act_id ON sharings (act_id);
CREATE INDEX ix_opinions_act_id ON opinions (act_id);
CREATE INDEX ix_warnings_act_id ON warnings (act_id);
CREATE INDEX ix_warning_steps_act_id ON warning_steps (act_id);
CREATE INDEX ix_warning_outcomes_act_id ON warning_outcomes (act_id);
CREATE INDEX ix_outlook_ends_act_id ON outlook_ends (act_id);
