-- Orders all of which has come: their buyers are asked for reviews some days later, once.
create table reviews.request (
    order_id     uuid primary key,
    delivered_at timestamptz not null default clock_timestamp(),
    -- When it was taken to be asked about, whether or not there was anything to ask.
    asked_at     timestamptz
);
create index request_to_ask on reviews.request (delivered_at) where asked_at is null;

-- Addresses that are not to be asked.
create table reviews.opt_out (
    email_key  text primary key,
    created_at timestamptz not null default clock_timestamp()
);
