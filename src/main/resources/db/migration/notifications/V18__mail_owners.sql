-- Whom a mail is about. The address alone does not tell: people change theirs, and others may get it afterwards.
alter table notifications.mail add column user_id uuid;
create index mail_user_id on notifications.mail (user_id, id) where user_id is not null;
