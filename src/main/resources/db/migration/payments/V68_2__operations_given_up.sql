-- A buyer who no longer wants to pay need not wait until the time to pay is over.
alter table payments.operation add column given_up boolean not null default false;
