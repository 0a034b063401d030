-- Orders whose changes somebody follows at this moment, by node. Only of these a change is announced, since announcements make
-- commits queue. What a crash takes away is written again by whoever listens on.
create unlogged table orders.watch (
    order_id uuid not null,
    node     uuid not null,
    until    timestamptz not null,
    primary key (order_id, node)
);
