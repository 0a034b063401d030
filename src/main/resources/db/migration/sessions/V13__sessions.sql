-- Sessions and signing keys leave the schema of accounts. They know people by their ids alone.
create schema if not exists sessions;

alter table accounts.session set schema sessions;
alter table sessions.session drop constraint session_account;
alter table sessions.session rename column account_id to user_id;
alter index sessions.session_account_id rename to session_user_id;
alter table sessions.session
    add column address      text,
    add column user_agent   text,
    add column last_used_at timestamptz not null default now();

alter table accounts.refresh_token set schema sessions;
alter table accounts.signing_key set schema sessions;

-- What the successor of a token is derived with, so that the answer to a refresh can be given again by any node.
alter table sessions.refresh_token add column salt bytea not null default uuid_send(gen_random_uuid());
