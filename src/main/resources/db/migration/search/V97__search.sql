-- What the index of each node follows: which products have changed, and in which transaction last. A node goes on from the
-- oldest transaction that was running when it looked last, so that none is missed, however late it commits.
create schema if not exists search;

create table search.change (
    product_id uuid primary key,
    changed_in xid8 not null,
    -- When its words changed last, null when they have not since this is kept.
    words_in   xid8
);
create index change_in_order on search.change (changed_in, product_id);
