-- An event gets the field's word; what happened stays as it was.
alter table audit.event disable trigger event_append_only;
update audit.event set type = 'signInThrottled' where type = 'signInBraked';
alter table audit.event enable trigger event_append_only;
