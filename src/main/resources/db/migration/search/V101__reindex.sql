-- How often staff have asked for indexes that are made anew. A node makes another where its own was begun before the last time.
create table search.reindex (
    is_only boolean primary key default true check (is_only),
    number  bigint not null
);
insert into search.reindex (number) values (0);
