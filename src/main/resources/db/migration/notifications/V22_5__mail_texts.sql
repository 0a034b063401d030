-- Mails are found by the address as the shop compares it now (V22). What was sent stays as it was written.
update notifications.mail set recipient_key = normalize(recipient_key, nfc) where recipient_key is not nfc normalized;
