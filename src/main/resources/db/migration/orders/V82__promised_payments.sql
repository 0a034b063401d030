-- An order may stand before it is paid, by what was promised. What is given up of it until then is not to be paid.
alter table orders."order"
    add column promise text
        constraint order_promise_known check (promise in ('authorized', 'awaited', 'onDelivery')),
    add column waived bigint not null default 0,
    add constraint order_waived_not_negative check (waived >= 0),
    drop constraint order_refund_within_total,
    add constraint order_refund_within_paid check (refunded >= 0 and refunded + waived <= total);

-- What an address has ordered and not paid counts until it is paid, not only until the order stands.
drop index orders.order_unpaid;
create index order_unpaid on orders."order" ((coalesce(email_key, lower(email)))) where payment_status = 'pending';
