-- No more is captured than was asked for, and no more refunded than was captured.
select id from payments.payment where captured > amount or refunded + refund_pending > captured;

-- A payment is what its operations say.
select p.id, p.captured, o.captured as captured_by_operations, p.refunded, o.refunded as refunded_by_operations,
       p.refund_pending, o.refund_pending as pending_by_operations
from payments.payment p
left join (
    select payment_id,
           sum(amount) filter (where kind in ('charge', 'capture') and status = 'succeeded') as captured,
           sum(amount) filter (where kind = 'refund' and status = 'succeeded') as refunded,
           sum(amount) filter (where kind = 'refund' and status in ('open', 'unknown', 'actionRequired', 'awaited')) as refund_pending
    from payments.operation group by payment_id
) o on o.payment_id = p.id
where p.captured <> coalesce(o.captured, 0) or p.refunded <> coalesce(o.refunded, 0)
   or p.refund_pending <> coalesce(o.refund_pending, 0);

-- What banks have of a payment is what they took back less what they gave again.
select p.id, p.disputed, m.amount
from payments.payment p
left join (
    select payment_id, sum(case kind when 'disputed' then amount else -amount end) as amount
    from payments.dispute_movement group by payment_id
) m on m.payment_id = p.id
where p.disputed <> coalesce(m.amount, 0);

-- What the books say of a payment is what was taken, what was given back, what is about to be, and what banks have of it.
select p.id, p.captured, p.refunded, p.refund_pending, p.disputed, e.gateway, e.customers, e.pending, e.disputes
from payments.payment p
left join (
    select o.payment_id,
           sum(e.amount) filter (where e.account like 'gateway:%') as gateway,
           sum(e.amount) filter (where e.account = 'customers') as customers,
           sum(e.amount) filter (where e.account = 'refunds-pending') as pending,
           sum(e.amount) filter (where e.account = 'disputes') as disputes
    from payments.operation o
    join payments.journal j on j.operation_id = o.id
    join payments.entry e on e.journal_id = j.id
    group by o.payment_id
) e on e.payment_id = p.id
where coalesce(e.gateway, 0) <> p.captured - p.refunded - p.disputed
   or coalesce(e.disputes, 0) <> p.disputed
   or coalesce(e.customers, 0) <> p.refunded + p.refund_pending - p.captured
   or coalesce(e.pending, 0) <> -p.refund_pending;

-- Every journal balances and has at least two entries.
select journal_id from payments.entry group by journal_id, currency having sum(amount) <> 0 or count(*) < 2;

-- Every operation that moved money is in the ledger once, with its amount.
select o.id
from payments.operation o
left join payments.journal j on j.cause = o.kind || ':' || o.id
left join payments.entry e on e.journal_id = j.id and e.line = 1
where o.kind in ('charge', 'capture', 'refund') and o.status = 'succeeded' and e.amount is distinct from o.amount;

-- No operation is open for longer than 15 minutes without having been tried.
select id from payments.operation
where status in ('open', 'unknown', 'actionRequired') and attempts = 0
  and created_at < now() - interval '15 minutes';

-- What is promised has nothing taken, and one operation at a time that ends it.
select p.id
from payments.payment p
where p.status in ('authorized', 'voided') and p.captured <> 0
   or (select count(*) from payments.operation o
       where o.payment_id = p.id and o.kind in ('capture', 'void') and o.status in ('open', 'unknown', 'actionRequired')) > 1;

-- What is awaited is what people give back by hand.
select id, kind from payments.operation where status = 'awaited' and kind <> 'refund';
