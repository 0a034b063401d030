-- No more is captured than was asked for, and no more refunded than was captured.
select id from payments.payment where captured > amount or refunded + refund_pending > captured;

-- A payment is what its operations say.
select p.id, p.captured, o.captured as captured_by_operations, p.refunded, o.refunded as refunded_by_operations
from payments.payment p
join (
    select payment_id,
           coalesce(sum(amount) filter (where kind in ('charge', 'capture') and status = 'succeeded'), 0) as captured,
           coalesce(sum(amount) filter (where kind = 'refund' and status = 'succeeded'), 0) as refunded
    from payments.operation group by payment_id
) o on o.payment_id = p.id
where p.captured <> o.captured or p.refunded <> o.refunded;

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
