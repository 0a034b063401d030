-- Staff look at the reviews of one product, and a product that is deleted takes with it whose next review of it waits.
create index review_of_product on reviews.review (product_id, id);
create index watched_author_by_product on reviews.watched_author (product_id);

-- Who has opted out stays so when their account is erased, so the address is kept as a hash alone.
alter table reviews.opt_out add column address_hash bytea;
update reviews.opt_out set address_hash = sha256(convert_to(email_key, 'UTF8'));
alter table reviews.opt_out drop column email_key;
alter table reviews.opt_out
    alter column address_hash set not null,
    add constraint opt_out_once primary key (address_hash);

-- For which account an order counts that was placed as a guest: the first one that uses it with the same address, and no other
-- one, whatever becomes of address and account.
create table reviews.guest_order (
    order_id   uuid primary key,
    -- Null once the account is erased.
    account_id uuid
);
create index guest_order_by_account on reviews.guest_order (account_id) where account_id is not null;
