-- Users and tokens: frozen as they were first written; later changes are later migrations.
CREATE TABLE users (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE TABLE user_changes (
    seq INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    unit TEXT NOT NULL,
    subject TEXT,
    disabled INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(user_id) REFERENCES users (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX user_changes_by_user ON user_changes (user_id);
CREATE TABLE user_passwords (
    seq INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(user_id) REFERENCES users (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX user_passwords_by_user ON user_passwords (user_id);
CREATE TABLE tokens (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    label TEXT NOT NULL,
    hash TEXT NOT NULL,
    operations TEXT NOT NULL,
    expires TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (hash),
    FOREIGN KEY(user_id) REFERENCES users (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX tokens_by_user ON tokens (user_id);
CREATE TABLE token_ends (
    token TEXT NOT NULL,
    why TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    act_id TEXT NOT NULL,
    PRIMARY KEY (token),
    FOREIGN KEY(token) REFERENCES tokens (id),
    FOREIGN KEY(act_id) REFERENCES acts (id)
);
CREATE INDEX ix_users_act_id ON users (act_id);
CREATE INDEX ix_user_changes_act_id ON user_changes (act_id);
CREATE INDEX ix_user_passwords_act_id ON user_passwords (act_id);
CREATE INDEX ix_tokens_act_id ON tokens (act_id);
CREATE INDEX ix_token_ends_act_id ON token_ends (act_id);
