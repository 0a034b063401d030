alter table accounts.account
    -- What spellings of one address have in common; the shop makes it.
    add column email_key              text,
    drop column version,
    -- Whether the password has the length that staff needs. Only its hash is kept, so this is noted when it is set.
    add column password_fit_for_staff boolean not null default false,
    -- Until when somebody who became staff with a shorter password may act as staff.
    add column password_due_at        timestamptz;
update accounts.account set email_key = lower(email);
alter table accounts.account alter column email_key set not null;
drop index accounts.account_email_unique;
create unique index account_email_unique on accounts.account (email_key);
alter table accounts.email_confirmation add column password_fit_for_staff boolean not null default false;

-- New addresses that wait for their confirmation.
create table accounts.email_change (
    token_hash bytea constraint email_change_pkey primary key,
    account_id uuid not null constraint email_change_account references accounts.account on delete cascade,
    email      text not null constraint email_change_email_length check (length(email) between 3 and 254),
    expires_at timestamptz not null
);
create unique index email_change_account_id on accounts.email_change (account_id);
create index email_change_expires_at on accounts.email_change (expires_at);
