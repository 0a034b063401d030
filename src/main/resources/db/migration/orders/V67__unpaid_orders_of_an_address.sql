-- What an address has ordered and not paid is read with each order of it: a few rows, however many it has paid.
create index order_unpaid on orders."order" ((coalesce(email_key, lower(email)))) where status = 'pendingPayment';
