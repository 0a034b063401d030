-- One job sends several mails. Those that wait send one each.
update platform.job
set task_name = 'notifications.send-mails', task_data = jsonb_build_object('mails', jsonb_build_array(task_data -> 'mail'))
where task_name = 'notifications.send-mail';
