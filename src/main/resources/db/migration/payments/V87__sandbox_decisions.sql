-- What a sandbox has decided and the shop may not have been told, for all of its nodes. Production keeps nothing here.
create table payments.sandbox_decision (
    operation_id uuid primary key,
    declined_as text,
    decided_at timestamptz not null default now()
);
