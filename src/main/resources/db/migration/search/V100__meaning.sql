
-- What products mean: a vector of 384 whole numbers from -127 to 127, the same for all nodes. It is good for the text whose
-- hash stands beside it.
create table search.embedding (
    product_id uuid primary key,
    text_hash  bytea not null,
    vector     bytea not null,
    constraint embedding_vector_has_384_components check (length(vector) = 384)
);

-- Products whose text has to be looked at. What changed just now has a version of its own; what was found missing has 0, and
-- waits for all that changed.
create table search.embedding_due (
    product_id uuid primary key,
    version    bigint not null
);
create index embedding_due_newest on search.embedding_due (version desc);
create sequence search.embedding_version;

-- How far the search for missing ones has come, from the newest products on: those from `reached` on were looked at.
create table search.embedding_walk (
    id       boolean primary key default true check (id),
    reached  uuid,
    ended_at timestamptz
);
insert into search.embedding_walk (reached, ended_at) values (null, null);
