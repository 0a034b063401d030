create schema if not exists accounts;

create table accounts.account (
    id                     uuid constraint account_pkey primary key,
    email                  text not null constraint account_email_length check (length(email) between 3 and 254),
    password_hash          text not null,
    first_name             text not null constraint account_first_name_length check (length(first_name) between 1 and 100),
    last_name              text not null constraint account_last_name_length check (length(last_name) between 1 and 100),
    phone                  text constraint account_phone_length check (length(phone) between 1 and 40),
    roles                  text[] not null
        constraint account_roles_known check (roles <@ array['customer', 'staff', 'admin']),
    confirmed_at           timestamptz,
    confirmation_resent_at timestamptz,
    disabled_at            timestamptz,
    version                int not null default 0,
    created_at             timestamptz not null default now(),
    updated_at             timestamptz not null default now()
);
create unique index account_email_unique on accounts.account (lower(email));

-- A registration that waits for the owner of its address. Each brings its own password and names, so that whoever
-- registered somebody else's address gains nothing when the owner confirms a registration of their own.
create table accounts.email_confirmation (
    token_hash    bytea constraint email_confirmation_pkey primary key,
    account_id    uuid not null
        constraint email_confirmation_account references accounts.account on delete cascade,
    password_hash text not null,
    first_name    text not null,
    last_name     text not null,
    phone         text,
    expires_at    timestamptz not null,
    created_at    timestamptz not null default now()
);
create index email_confirmation_account_id on accounts.email_confirmation (account_id);
create index email_confirmation_expires_at on accounts.email_confirmation (expires_at);

-- One sign-in on one device, and the family of refresh tokens that keep it going.
create table accounts.session (
    id         uuid constraint session_pkey primary key,
    account_id uuid not null constraint session_account references accounts.account on delete cascade,
    ended_at   timestamptz,
    created_at timestamptz not null default now()
);
create index session_account_id on accounts.session (account_id);

create table accounts.refresh_token (
    token_hash bytea constraint refresh_token_pkey primary key,
    session_id uuid not null constraint refresh_token_session references accounts.session on delete cascade,
    used_at    timestamptz,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);
create index refresh_token_session_id on accounts.refresh_token (session_id);
create index refresh_token_expires_at on accounts.refresh_token (expires_at);

-- The key that signs access tokens. Retired keys still verify what they signed.
create table accounts.signing_key (
    id          text constraint signing_key_pkey primary key,
    public_key  jsonb not null,
    private_key bytea not null,
    retired_at  timestamptz,
    created_at  timestamptz not null default now()
);
create unique index signing_key_one_current on accounts.signing_key ((true)) where retired_at is null;
