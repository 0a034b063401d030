-- When each brake will be free of all that was taken, by the clock of the database. The keys are hashes made with the
-- shop's secret. Unlogged, because it is written often and means little: a crash of the database empties it, and then
-- everybody has the whole of each limit again. No index on full_at, so that updates stay within their page.
create unlogged table platform.brake (
    key     uuid primary key,
    full_at timestamptz not null
) with (fillfactor = 50);
