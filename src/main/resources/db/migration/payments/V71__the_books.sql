-- Every cause names the operation that it comes from; so entries are found by their order. Rows of before are computed with the
-- column, which changes nothing that was written.
alter table payments.journal add column operation_id uuid generated always as (
    substring(cause from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid) stored;
create index journal_by_operation on payments.journal (operation_id);

-- The books are read newest first, as ids grow, also those of one account.
create index entry_by_account_and_age on payments.entry (account, journal_id, line);
drop index payments.entry_by_account;

-- What was asked of payments that were declined is found by their order too.
create index payment_by_order on payments.payment (order_id);
