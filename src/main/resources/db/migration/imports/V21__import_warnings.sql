-- What an import left out of products that it did write.
alter table imports.import add column warnings int not null default 0;

create table imports.import_warning (
    id        bigint generated always as identity primary key,
    import_id uuid not null references imports.import on delete cascade,
    line      bigint not null,
    code      text not null,
    detail    text not null
);
create index import_warning_by_import on imports.import_warning (import_id, id);
