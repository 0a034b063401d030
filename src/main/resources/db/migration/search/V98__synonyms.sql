
-- Words that mean the same to shoppers, as staff say. One way with finds: who searches for one of the terms finds these as well.
create table search.synonym (
    id         uuid primary key,
    terms      text[] not null,
    finds      text[],
    created_at timestamptz not null default clock_timestamp(),
    constraint synonym_size check (cardinality(terms) + coalesce(cardinality(finds), 0) between 2 and 20)
);
