-- One alert for each time that a variant falls to its threshold or below, or is sold out; cleared when it rises again.
create table inventory.low_stock_alert (
    id         uuid primary key,
    variant_id uuid not null,
    kind       text not null,
    available  int not null,
    threshold  int not null,
    raised_at  timestamptz not null default clock_timestamp(),
    cleared_at timestamptz,
    -- When admins were told of it.
    mailed_at  timestamptz,
    constraint low_stock_alert_kind_known check (kind in ('low', 'soldOut')),
    constraint low_stock_alert_is_of_little_stock check (available <= threshold and threshold >= 0),
    constraint low_stock_alert_is_cleared_later check (cleared_at >= raised_at)
);
create unique index low_stock_alert_open on inventory.low_stock_alert (variant_id, kind) where cleared_at is null;
create index low_stock_alert_untold on inventory.low_stock_alert (id) where mailed_at is null and cleared_at is null;

-- What all alerts have in common: the shop's threshold, as it was when they were last held against it, and when admins were
-- told last.
create table inventory.alerting (
    only_row       boolean primary key default true check (only_row),
    shop_threshold int,
    digest_at      timestamptz
);
insert into inventory.alerting default values;
