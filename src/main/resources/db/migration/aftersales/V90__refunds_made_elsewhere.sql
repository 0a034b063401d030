-- A refund may have been made at the gateway itself, and is only written down here.
alter table aftersales.refund
    drop constraint refund_cause_known,
    add constraint refund_cause_known check (cause in ('cancellation', 'return', 'withdrawal', 'staff', 'gateway'));
