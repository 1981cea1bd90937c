-- Who may do what: people, projects, and everything that stands for a person at the door.
-- Secrets are stored as SHA-256 (random ones) or PBKDF2 (passwords), never as given.

create table project (
    name       text        primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    created_at timestamptz not null
);

create table user_account (
    id            uuid        primary key default uuidv7(),
    username      text        not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
    password_hash text        not null,
    created_at    timestamptz not null
);

create table membership (
    user_id uuid not null references user_account (id),
    project text not null references project (name),
    role    text not null check (role in ('viewer', 'developer', 'operator', 'admin')),
    primary key (user_id, project)
);

create table session (
    secret_sha256 bytea       primary key check (length(secret_sha256) = 32),
    user_id       uuid        not null references user_account (id),
    created_at    timestamptz not null,
    expires_at    timestamptz not null
);
create index session_expiry on session (expires_at);

-- owner_id is null for tokens that a service asked for; they carry a deployment instead.
create table token (
    id            uuid        primary key default uuidv7(),
    secret_sha256 bytea       not null unique check (length(secret_sha256) = 32),
    name          text        not null,
    project       text        not null references project (name),
    owner_id      uuid        references user_account (id),
    deployment    text,
    scopes        text[]      not null,
    created_at    timestamptz not null,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    check (owner_id is not null or deployment is not null)
);
create index token_of_project on token (project, id);

create table sign_in_link (
    secret_sha256 bytea       primary key check (length(secret_sha256) = 32),
    user_id       uuid        not null references user_account (id),
    expires_at    timestamptz not null,
    used_at       timestamptz
);

create table sign_in_failure (
    username text        primary key,
    failures int         not null,
    last_at  timestamptz not null
);

insert into project (name, created_at) values ('default', now());
