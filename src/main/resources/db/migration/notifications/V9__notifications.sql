create schema if not exists notifications;

-- Mails, written with the event that they tell of and sent later. due_at goes once there is nothing left to do,
-- and in production the body with it, since it may carry tokens.
create table notifications.mail (
    id         uuid primary key,
    recipient  text not null,
    subject    text not null,
    text       text,
    html       text,
    created_at timestamptz not null default now(),
    sent_at    timestamptz,
    attempts   int not null default 0,
    due_at     timestamptz default now(),
    failure    text,
    check (sent_at is null or due_at is null),
    check (due_at is null or (text is not null and html is not null))
);
create index mail_due_at on notifications.mail (due_at) where due_at is not null;
create index mail_recipient on notifications.mail (lower(recipient), id);
create index mail_created_at on notifications.mail (created_at);
