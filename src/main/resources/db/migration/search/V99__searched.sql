-- What was searched for on each day (in UTC), by its folded text. Nothing says by whom.
create table search.searched (
    words          text not null,
    day            date not null,
    -- How it was typed last, for people to read.
    typed          text not null,
    searches       bigint not null,
    without_result bigint not null,
    clicks         bigint not null,
    -- What the last search found; null while there were clicks alone.
    results        integer,
    last_at        timestamptz not null,
    primary key (words, day)
) with (fillfactor = 70);
create index searched_by_day on search.searched (day);

-- All searches, those too whose text is not kept.
create table search.searched_day (
    day      date primary key,
    searches bigint not null
);
