-- The name by which imports know a product. It stays when staff change the slug, and tells two handles apart that would
-- become one slug.
alter table catalog.product add column handle text;
alter table catalog.product add constraint product_handle_key unique (handle);
