-- The field's word. What was counted until now is forgotten, as after a crash of the database.
drop table platform.brake;
create unlogged table platform.rate_limit (
    key     uuid constraint rate_limit_pkey primary key,
    full_at timestamptz not null
) with (fillfactor = 50);
