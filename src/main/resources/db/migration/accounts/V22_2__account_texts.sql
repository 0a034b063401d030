-- People under the rules for texts (V22). Of two accounts whose addresses become equal, the one that has the composed
-- address keeps it, and the other is left as it is: it keeps what it owns, and admins find it in their list.
do $$
declare
    person record;
begin
    for person in
        select id, platform.composed(email, 254) as email, normalize(email_key, nfc) as email_key
        from accounts.account
        where email is not nfc normalized or email_key is not nfc normalized
        order by id
    loop
        update accounts.account
        set email = person.email, email_key = person.email_key
        where id = person.id
          and not exists (
            select 1 from accounts.account other where other.id <> person.id and other.email_key = person.email_key);
    end loop;
end $$;

update accounts.account
set first_name = platform.composed(first_name, 100), last_name = platform.composed(last_name, 100)
where first_name is not nfc normalized or last_name is not nfc normalized;

update accounts.email_confirmation
set first_name = platform.composed(first_name, 100), last_name = platform.composed(last_name, 100)
where first_name is not nfc normalized or last_name is not nfc normalized;

update accounts.email_change set email = platform.composed(email, 254) where email is not nfc normalized;
