-- Where whoever gets a mail says that they want no more of its kind.
alter table notifications.mail add column unsubscribe_url text;
