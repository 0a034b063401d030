-- Whether the buyer could withdraw is as it was at the sale, whatever becomes of the product.
alter table orders.line add column withdrawal_exempt boolean not null default false;
