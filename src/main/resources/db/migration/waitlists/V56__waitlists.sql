create schema if not exists waitlists;

-- Who wants to hear once when a variant that is sold out can be bought again. The row goes with the mail.
create table waitlists.request (
    id           uuid primary key,
    variant_id   uuid not null,
    -- Somebody with an account, whose address is that of the account then; else an address.
    user_id      uuid,
    email        text,
    -- By whom one is told from another: the account, or the address as it compares.
    who          text not null,
    -- Of the mail that a guest has not answered yet.
    token_hash   bytea,
    confirmed_at timestamptz,
    created_at   timestamptz not null default clock_timestamp(),
    constraint request_once unique (variant_id, who),
    constraint request_of_somebody check ((user_id is null) <> (email is null)),
    constraint request_is_open_or_confirmed check ((token_hash is null) = (confirmed_at is not null))
);
create index request_waiting on waitlists.request (variant_id, confirmed_at, id) where confirmed_at is not null;
create index request_by_user on waitlists.request (user_id, id) where user_id is not null;
create index request_by_who on waitlists.request (who);
create unique index request_by_token on waitlists.request (token_hash) where token_hash is not null;
create index request_unconfirmed on waitlists.request (created_at) where confirmed_at is null;
