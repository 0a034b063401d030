-- What of a line is never sent, and what of it came back.
alter table orders.line
    add column cancelled int not null default 0,
    add column returned int not null default 0,
    drop constraint line_shipped_within_quantity,
    add constraint line_adds_up check (shipped >= 0 and cancelled >= 0 and shipped + cancelled <= quantity),
    add constraint line_returned_was_shipped check (returned between 0 and shipped);

-- Somebody wants to cancel an order whose payment is not known yet: it is cancelled as soon as that is.
alter table orders."order" add column cancellation_requested_at timestamptz;
