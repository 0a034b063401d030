-- How often a mail has been tried is known by its job. One that has no job yet has the time since when it waits for one.
alter table notifications.mail drop column attempts;
