-- Answers of requests that may be repeated, written in the transaction of their effect.
create table platform.idempotency_key (
    actor       text not null,
    key         text not null check (length(key) between 8 and 255),
    fingerprint text not null,
    subject     uuid not null,
    status      int,
    -- Encrypted: among them may be a guest's cart token.
    headers     bytea,
    body        bytea,
    created_at  timestamptz not null default now(),
    primary key (actor, key)
);
create index idempotency_key_created_at on platform.idempotency_key (created_at);

-- What follows from a change, one row for each listener, deleted once it is delivered.
create table platform.outbox (
    id           bigint generated always as identity primary key,
    listener     text not null,
    aggregate_id uuid not null,
    type         text not null,
    payload      jsonb not null,
    attempts     int not null default 0,
    due_at       timestamptz not null default now(),
    failure      text,
    created_at   timestamptz not null default now()
);
create index outbox_due_at on platform.outbox (due_at);
create index outbox_order on platform.outbox (listener, aggregate_id, id);
