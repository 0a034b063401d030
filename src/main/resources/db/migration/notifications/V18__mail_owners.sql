-- Whom a mail is about. The address alone does not tell: people change theirs, and others may get it afterwards.
alter table notifications.mail add column user_id uuid;
create index mail_user_id on notifications.mail (user_id, id) where user_id is not null;

-- The address as the shop compares it.
alter table notifications.mail add column recipient_key text;
update notifications.mail set recipient_key = lower(recipient);
alter table notifications.mail alter column recipient_key set not null;
create index mail_recipient_key on notifications.mail (recipient_key);
