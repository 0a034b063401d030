-- An order whose person was erased stays in the books and belongs to nobody.
alter table orders."order"
    add column person_erased_at timestamptz,
    drop constraint order_has_buyer,
    add constraint order_has_buyer
        check (customer_id is not null or guest_token_hash is not null or person_erased_at is not null);

-- What is left of an address: taxes were reckoned by country and region.
create function orders.without_person(address jsonb) returns jsonb immutable strict language sql
return jsonb_build_object('name', '', 'line1', '', 'city', '', 'postalCode', '', 'country', address -> 'country')
    || jsonb_strip_nulls(jsonb_build_object('region', address -> 'region'));
