-- No node of an earlier version runs beside this one, so nothing writes down as an event any more what is a job by now.
drop trigger job_of_event on platform.outbox;
drop function platform.job_of_event();
