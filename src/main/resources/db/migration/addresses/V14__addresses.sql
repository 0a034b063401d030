create schema if not exists addresses;

-- Address books. Users are known by their ids only; when one is erased, accounts says so.
create table addresses.address (
    id          uuid constraint address_pkey primary key,
    user_id     uuid not null,
    name        text not null constraint address_name_length check (length(name) between 1 and 200),
    line1       text not null constraint address_line1_length check (length(line1) between 1 and 200),
    line2       text constraint address_line2_length check (length(line2) <= 200),
    city        text not null constraint address_city_length check (length(city) between 1 and 100),
    postal_code text not null constraint address_postal_code_length check (length(postal_code) between 1 and 20),
    region      text constraint address_region_length check (length(region) <= 100),
    country     text not null constraint address_country_code check (country ~ '^[A-Z]{2}$'),
    phone       text constraint address_phone_length check (length(phone) <= 40),
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
create index address_by_user on addresses.address (user_id, id desc);
