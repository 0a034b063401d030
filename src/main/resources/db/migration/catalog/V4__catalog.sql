create schema if not exists catalog;

create table catalog.category (
    id         uuid primary key,
    parent_id  uuid references catalog.category,
    slug       text not null,
    name       text not null,
    created_at timestamptz not null default now(),
    constraint category_slug_key unique (slug)
);
-- Two categories of one name beside each other would be one for people; imports find theirs by it.
create unique index category_name_key on catalog.category (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));

create table catalog.product (
    id             uuid primary key,
    slug           text not null,
    title          text not null,
    description    text not null default '',
    brand          text,
    status         text not null check (status in ('draft', 'active', 'archived')),
    images         jsonb not null default '[]',
    attributes     jsonb not null default '{}',
    -- What attr.NAME filters look at: every short attribute and option as 'name=value' in lower case.
    terms          text[] not null default '{}',
    search         tsvector not null,
    price_min      bigint not null,
    price_max      bigint not null,
    in_stock       boolean not null default false,
    rating_average numeric(3, 2) not null default 0,
    rating_count   int not null default 0,
    popularity     bigint not null default 0,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    constraint product_slug_key unique (slug)
);
create index product_by_newest on catalog.product (id) where status = 'active';
create index product_by_price on catalog.product (price_min, id) where status = 'active';
create index product_by_name on catalog.product (lower(title) collate "C", id) where status = 'active';
create index product_by_rating on catalog.product (rating_average, rating_count, id) where status = 'active';
create index product_by_popularity on catalog.product (popularity, id) where status = 'active';
create index product_by_brand on catalog.product (brand);
create index product_by_terms on catalog.product using gin (terms);
create index product_by_search on catalog.product using gin (search);

create table catalog.product_category (
    product_id  uuid not null references catalog.product on delete cascade,
    category_id uuid not null references catalog.category,
    position    int not null,
    primary key (product_id, category_id)
);
create index product_category_by_category on catalog.product_category (category_id, product_id);

create table catalog.variant (
    id               uuid primary key,
    product_id       uuid not null references catalog.product on delete cascade,
    position         int not null,
    sku              text not null,
    title            text not null default '',
    options          jsonb not null default '{}',
    price_amount     bigint not null check (price_amount >= 0),
    compare_at_amount bigint check (compare_at_amount >= 0),
    gtin             text,
    tax_class        text not null default 'standard',
    constraint variant_sku_key unique (sku)
);
create index variant_by_product on catalog.variant (product_id, position);
