-- Products, variants and categories under the rules for texts (V22). Only rows that change are written.

update catalog.product
set title = platform.trimmed(platform.composed(title, 300)),
    description = normalize(description, nfc),
    brand = platform.trimmed(brand),
    attributes = platform.trimmed(attributes)
where (title, description, brand, attributes) is distinct from
    (platform.trimmed(platform.composed(title, 300)), normalize(description, nfc), platform.trimmed(brand),
     platform.trimmed(attributes));

update catalog.variant
set title = normalize(title, nfc), options = platform.trimmed(options)
where (title, options) is distinct from (normalize(title, nfc), platform.trimmed(options));

-- Variants of one product whose options have become equal, or ever were but for the case of letters, are told apart by a
-- number behind the first of their values.
create function catalog.options_key(given jsonb) returns jsonb immutable strict language sql
return (select jsonb_object_agg(lower(key), lower(value)) from jsonb_each_text(given));
do $$
declare
    twin record;
    new_options jsonb;
    number int;
begin
    for twin in
        select id, product_id, options, name
        from (
            select id, product_id, options, position,
                   (select min(key collate "C") from jsonb_object_keys(options) as key) as name,
                   row_number() over (
                       partition by product_id, catalog.options_key(options) order by position, id) as place
            from catalog.variant
            where options <> '{}'
        ) variant
        where place > 1
        order by product_id, position, id
    loop
        number := 2;
        loop
            new_options := jsonb_set(
                twin.options, array[twin.name], to_jsonb((twin.options ->> twin.name) || ' (' || number || ')'));
            exit when not exists (
                select 1 from catalog.variant other
                where other.product_id = twin.product_id
                  and other.id <> twin.id
                  and catalog.options_key(other.options) = catalog.options_key(new_options));
            number := number + 1;
        end loop;
        update catalog.variant set options = new_options where id = twin.id;
    end loop;
end $$;
drop function catalog.options_key(jsonb);

-- Filters look for name=value without blanks around either; what was there before stays beside it.
update catalog.product p
set terms = found.terms
from (
    select id, array(
        select distinct term
        from unnest(product.terms) as stored,
            lateral (values
                (normalize(stored, nfc)),
                (regexp_replace(platform.trimmed(stored), '[\s\u00a0\u200b]*=[\s\u00a0\u200b]*', '='))) as forms (term)
        order by term) as terms
    from catalog.product
    where '=' || array_to_string(terms, '=') || '=' ~ '[^\u0020-\u007e]|[ ]=|=[ ]'
) found
where found.id = p.id and found.terms <> p.terms;

-- Two categories of one name beside each other cannot be: one of them gets a number. Slugs and products stay as they are.
do $$
declare
    untidy record;
    plain_name text;
    new_name text;
    number int;
begin
    for untidy in
        select id, parent_id, name from catalog.category where name <> platform.trimmed(name) order by id
    loop
        plain_name := platform.trimmed(untidy.name);
        new_name := plain_name;
        number := 2;
        while exists (
            select 1 from catalog.category other
            where other.id <> untidy.id
              and other.parent_id is not distinct from untidy.parent_id
              and lower(other.name) = lower(new_name))
        loop
            new_name := plain_name || ' (' || number || ')';
            number := number + 1;
        end loop;
        update catalog.category set name = new_name where id = untidy.id;
    end loop;
end $$;
