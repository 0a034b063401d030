-- What lists of products show, and are filtered and sorted by. The catalogue keeps the books; this is a copy, written with
-- them, which leaves the books alone when a product sells out or becomes popular.
create schema if not exists storefront;
alter function catalog.folded(text) set schema storefront;
alter function catalog.search_vector(text, text, text, text) set schema storefront;
alter collation catalog.dictionary set schema storefront;

create table storefront.listing (
    product_id     uuid primary key,
    -- Whether the product is on sale. The others have a listing too, so that it can be locked.
    listed         boolean not null,
    slug           text not null,
    title          text not null,
    brand          text,
    image          text,
    image_alt      text,
    -- The main one of its categories.
    category_id    uuid,
    price_min      bigint not null,
    price_max      bigint not null,
    in_stock       boolean not null,
    rating_average numeric(3, 2) not null default 0,
    rating_count   int not null default 0,
    popularity     bigint not null default 0,
    -- What attr.NAME filters look at: every short attribute and option as 'name=value' in lower case.
    terms          text[] not null,
    search         tsvector not null
);

-- The products on sale in each category, with the price, so that a list by price reads nothing else.
create table storefront.listing_category (
    category_id uuid not null,
    product_id  uuid not null references storefront.listing on delete cascade,
    price_min   bigint not null,
    primary key (category_id, product_id)
);

insert into storefront.listing (
    product_id, listed, slug, title, brand, image, image_alt, category_id, price_min, price_max, in_stock,
    rating_average, rating_count, popularity, terms, search)
select p.id, p.status = 'active', p.slug, p.title, p.brand, p.images -> 0 ->> 'url', p.images -> 0 ->> 'alt',
       (select pc.category_id from catalog.product_category pc where pc.product_id = p.id order by pc.position limit 1),
       p.price_min, p.price_max, p.in_stock, p.rating_average, p.rating_count, p.popularity, p.terms, p.search
from catalog.product p;

insert into storefront.listing_category (category_id, product_id, price_min)
select pc.category_id, pc.product_id, p.price_min
from catalog.product_category pc
join catalog.product p on p.id = pc.product_id
where p.status = 'active';

create index listing_by_newest on storefront.listing (product_id) where listed;
create index listing_by_price on storefront.listing (price_min, product_id) where listed;
create index listing_by_name on storefront.listing (title collate storefront.dictionary, product_id) where listed;
create index listing_by_rating on storefront.listing (rating_average, rating_count, product_id) where listed;
create index listing_by_popularity on storefront.listing (popularity, product_id) where listed;
create index listing_by_brand on storefront.listing (brand);
create index listing_by_terms on storefront.listing using gin (terms);
create index listing_by_search on storefront.listing using gin (search);
create index listing_category_by_price on storefront.listing_category (category_id, price_min, product_id);
create index listing_category_by_product on storefront.listing_category (product_id);

-- What was published before this and not yet delivered goes to who listens now.
update platform.outbox set listener = 'storefront' || substr(listener, length('catalog') + 1)
where listener in ('catalog.refresh-stock', 'catalog.count-popularity');
