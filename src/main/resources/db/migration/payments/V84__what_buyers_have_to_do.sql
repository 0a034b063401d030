-- What a buyer needs to go on with a payment that waits for them. Of one that has ended it is not kept.
alter table payments.operation
    add column client_secret text,
    add column redirect_url text,
    add constraint operation_action_while_it_waits
        check (status = 'actionRequired' or (client_secret is null and redirect_url is null));
