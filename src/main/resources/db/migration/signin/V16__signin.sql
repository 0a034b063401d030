create schema if not exists signin;

-- Links that reset a password, one for each person: a newer one puts the one before out of use.
create table signin.password_reset (
    user_id    uuid constraint password_reset_pkey primary key,
    email      text not null,
    token_hash bytea not null constraint password_reset_token_hash unique,
    expires_at timestamptz not null
);
create index password_reset_expires_at on signin.password_reset (expires_at);
