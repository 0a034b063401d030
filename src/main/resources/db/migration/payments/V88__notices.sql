-- What gateways have said by webhooks: whom to ask about, and what came of it. What else they sent is not kept.
create table payments.notice (
    method       text not null,
    id           text not null,
    type         text not null,
    payment_ref  text,
    received_at  timestamptz not null default now(),
    handled_at   timestamptz,
    result       text,
    primary key (method, id)
);
create index notice_by_age on payments.notice (received_at);
