-- Texts as a search compares them: small letters without accents, and letters that ASCII lacks written with those it has.
-- The extension unaccent would do about the same, but not every server has it.
create function catalog.folded(given text) returns text immutable strict parallel safe language sql
return case
    when octet_length(given) = char_length(given) then lower(given)
    else translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(
            lower(normalize(
                regexp_replace(
                    normalize(given, nfd),
                    '[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+',
                    '', 'g'),
                nfc)),
            'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'ﬁ', 'fi'), 'ﬂ', 'fl'),
        'øØłŁđĐðÐħĦŧŦŋŊıȷĸſƒƀɓƈɖɗəƏɠǥɨƙƚɲƥʈƭʋƴƶς™®℠©',
        'oollddddhhttnnijksfbbcddeeggiklnpttvyzσ    ')
end;

-- What a visitor finds by words; with whom the shop writes it and the migration below brings it up to date.
create function catalog.search_vector(title text, brand text, skus text, description text)
returns tsvector immutable parallel safe language sql
return setweight(to_tsvector('english', catalog.folded(title)), 'A')
    || setweight(to_tsvector('english', coalesce(catalog.folded(brand), '')), 'B')
    || setweight(to_tsvector('english', skus), 'B')
    || setweight(to_tsvector('english', catalog.folded(left(description, 20000))), 'D');

-- What is in ASCII is found as before.
update catalog.product p
set search = catalog.search_vector(
    p.title, p.brand, (select string_agg(v.sku, ' ') from catalog.variant v where v.product_id = p.id), p.description)
where octet_length(concat(p.title, p.brand, p.description)) > char_length(concat(p.title, p.brand, p.description));

-- The order of a dictionary (the root of UCA and CLDR): Ä with A and É with E, not behind Z. A server that was built
-- without ICU has the next best.
do $$
begin
    create collation catalog.dictionary (provider = icu, locale = 'und');
exception when others then
    begin
        create collation catalog.dictionary (provider = libc, locale = 'en_US.utf8');
    exception when others then
        create collation catalog.dictionary from "C";
    end;
end $$;
drop index catalog.product_by_name;
create index product_by_name on catalog.product (title collate catalog.dictionary, id) where status = 'active';
