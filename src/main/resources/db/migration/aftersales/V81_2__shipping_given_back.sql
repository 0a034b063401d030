-- What a refund is to give back of the shipping, so that one which failed is tried again with the same.
alter table aftersales.refund add column shipping_back text not null default 'none';
update aftersales.refund set shipping_back = 'all' where shipping > 0;
alter table aftersales.refund
    alter column shipping_back drop default,
    add constraint refund_shipping_back_known check (shipping_back in ('none', 'standard', 'all'));
