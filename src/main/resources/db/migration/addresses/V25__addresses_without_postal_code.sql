-- Hong Kong, Qatar and many other countries have no postal codes.
alter table addresses.address alter column postal_code drop not null;
