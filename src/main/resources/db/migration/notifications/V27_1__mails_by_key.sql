-- Mails are found by the address as the shop compares it, not as it was written.
drop index notifications.mail_recipient;
