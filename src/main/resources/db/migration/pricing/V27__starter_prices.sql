-- The prices of the shipping methods that come with the shop are thought in euros, and a shop of another currency gets its
-- own at its start. The column names the currency of such a price; null is a price that somebody has set. Where orders were
-- taken already, what they cost is meant as it is.
alter table pricing.shipping_method add column starter_currency char(3);
update pricing.shipping_method set starter_currency = 'EUR'
where ((code = 'standard' and amount = 490 and free_above = 5000)
    or (code = 'express' and amount = 1290 and free_above is null))
  and not exists (select 1 from orders."order");
