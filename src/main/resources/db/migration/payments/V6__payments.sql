create schema if not exists payments;

create table payments.payment (
    id              uuid primary key,
    order_id        uuid not null,
    method          text not null,
    token           text,
    currency        char(3) not null,
    amount          bigint not null check (amount > 0),
    captured        bigint not null default 0,
    refund_pending  bigint not null default 0,
    refunded        bigint not null default 0,
    status          text not null check (status in ('pending', 'captured', 'failed', 'refunded')),
    decline_code    text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    constraint payment_captured_within_amount check (captured between 0 and amount),
    constraint payment_refund_not_negative check (refund_pending >= 0 and refunded >= 0),
    constraint payment_refund_within_captured check (refunded + refund_pending <= captured)
);
-- An order has one payment that is not given up, whoever tries to start another.
create unique index payment_one_live_per_order on payments.payment (order_id) where status <> 'failed';

-- Every call to a gateway is a row before it is a call. Its id is the gateway's idempotency key.
create table payments.operation (
    id           uuid primary key,
    payment_id   uuid not null references payments.payment,
    kind         text not null check (kind in ('charge', 'refund')),
    amount       bigint not null check (amount > 0),
    status       text not null check (status in ('open', 'unknown', 'succeeded', 'failed')),
    gateway_ref  text,
    failure      text,
    attempts     int not null default 0,
    -- When the reconciler may take it up. Until then the request that made it is at work.
    due_at       timestamptz not null,
    created_at   timestamptz not null default now(),
    ended_at     timestamptz,
    constraint operation_gateway_ref_key unique (gateway_ref)
);
create unique index operation_one_open_charge on payments.operation (payment_id)
    where kind = 'charge' and status in ('open', 'unknown');
create index operation_due on payments.operation (due_at) where status in ('open', 'unknown');
create index operation_by_payment on payments.operation (payment_id);

-- Double entry: every journal's entries add up to zero, and nothing that was written is changed.
create table payments.journal (
    id         uuid primary key,
    cause      text not null,
    created_at timestamptz not null default now(),
    constraint journal_cause_key unique (cause)
);
create table payments.entry (
    journal_id uuid not null references payments.journal,
    line       int not null,
    account    text not null,
    amount     bigint not null check (amount <> 0),
    currency   char(3) not null,
    primary key (journal_id, line)
);
create index entry_by_account on payments.entry (account);

create function payments.require_balance() returns trigger language plpgsql as $$
declare
    changed constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
    if (select count(*) < 2 from payments.entry where journal_id = changed)
        or exists (select 1 from payments.entry where journal_id = changed group by currency having sum(amount) <> 0)
    then
        raise exception 'journal % does not balance', changed using errcode = '23514', constraint = 'journal_balances';
    end if;
    return null;
end $$;
create constraint trigger journal_balances after insert on payments.journal
    deferrable initially deferred for each row execute function payments.require_balance('id');
create constraint trigger entry_balances after insert on payments.entry
    deferrable initially deferred for each row execute function payments.require_balance('journal_id');

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = 'ledger_append_only';
end $$;
create trigger journal_append_only before update or delete or truncate on payments.journal
    for each statement execute function payments.refuse_change();
create trigger entry_append_only before update or delete or truncate on payments.entry
    for each statement execute function payments.refuse_change();
