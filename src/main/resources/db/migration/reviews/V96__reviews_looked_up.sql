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
