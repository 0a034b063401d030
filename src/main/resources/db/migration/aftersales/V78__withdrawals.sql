-- What people declare: that they withdraw from a contract. Whether there is such an order is found out when they have confirmed it.
create table aftersales.withdrawal (
    id           uuid primary key,
    status       text not null,
    -- As they were typed; empty when the person was erased, but for the number.
    order_number text not null,
    email        text not null,
    email_key    text not null,
    name         text not null,
    statement    text not null,
    -- Null for all of the order.
    items        jsonb,
    token_hash   bytea not null,
    -- The order that it is of, when number and address fit or staff have said so.
    order_id     uuid,
    -- Why it did not settle by itself.
    why          text,
    rejection    text,
    -- Whether the person was told that it has come.
    told         boolean not null default false,
    created_at   timestamptz not null default clock_timestamp(),
    received_at  timestamptz,
    ended_at     timestamptz,
    constraint withdrawal_status_known check (
        status in ('draft', 'received', 'settled', 'undecided', 'accepted', 'rejected')),
    constraint withdrawal_received_unless_draft check ((status = 'draft') = (received_at is null)),
    constraint withdrawal_ends_once check ((status in ('settled', 'accepted', 'rejected')) = (ended_at is not null)),
    constraint withdrawal_of_an_order check (status not in ('settled', 'accepted') or order_id is not null),
    constraint withdrawal_undecided_says_why check (status not in ('undecided', 'accepted', 'rejected') or why is not null),
    constraint withdrawal_rejection_of_rejected check ((status = 'rejected') = (rejection is not null))
);
create index withdrawal_by_status on aftersales.withdrawal (status, id);
create index withdrawal_by_order on aftersales.withdrawal (order_id, id) where order_id is not null;
create index withdrawal_by_address on aftersales.withdrawal (email_key, id);

-- A return that follows from a withdrawal needs no approval, and its refund brings shipping back.
alter table aftersales.return add column withdrawn boolean not null default false;
