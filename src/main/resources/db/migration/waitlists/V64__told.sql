-- How many of those who waited for a variant were told that there is some, while they may still come and buy it. Who they were
-- is not kept.
create table waitlists.told (
    variant_id uuid primary key,
    people     bigint not null default 0,
    at         timestamptz not null default clock_timestamp(),
    constraint told_people_not_negative check (people >= 0)
);
