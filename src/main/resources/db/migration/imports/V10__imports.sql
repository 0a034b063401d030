create schema if not exists imports;

-- Imports run in the background on whichever node leases them; the file waits here in pieces, as it was sent.
create table imports.import (
    id           uuid primary key,
    format       text not null,
    gzip         boolean not null,
    status       text not null default 'running' check (status in ('running', 'succeeded', 'failed')),
    total        int,
    done         int not null default 0,
    created      int not null default 0,
    updated      int not null default 0,
    failed       int not null default 0,
    -- A new id with each lease, so that a node that was too slow notices when another one has taken over.
    leased_by    uuid,
    leased_until timestamptz,
    created_at   timestamptz not null default now(),
    ended_at     timestamptz
);
create index import_running on imports.import (created_at) where status = 'running';

create table imports.import_piece (
    import_id uuid not null references imports.import on delete cascade,
    number    int not null,
    bytes     bytea not null,
    primary key (import_id, number)
);
-- Pieces are read once and deleted; compressing them is not worth the time, and gzip cannot be compressed again.
alter table imports.import_piece alter column bytes set storage external;

create table imports.import_error (
    id        bigint generated always as identity primary key,
    import_id uuid not null references imports.import on delete cascade,
    line      bigint not null,
    code      text not null,
    detail    text not null
);
create index import_error_by_import on imports.import_error (import_id, id);
