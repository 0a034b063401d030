-- The shop's rules for texts, as io.merkato.platform.text.Text has them: composed (NFC), and without blanks around what
-- things are found by. The migrations after this one apply them to what is there already.

-- Composed, unless that made the text longer than its column takes: few letters grow, and those are left alone.
create function platform.composed(given text, longest int) returns text immutable strict parallel safe language sql
return case when char_length(normalize(given, nfc)) <= longest then normalize(given, nfc) else given end;

-- A text of nothing but blanks stays as it is: there was a reason why it was let in, and somebody looks for it.
create function platform.trimmed(given text) returns text immutable strict parallel safe language sql
return coalesce(
    nullif(
        regexp_replace(
            normalize(given, nfc),
            '^[\s\u0001-\u0020\u0085\u00a0\u115f\u1160\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u2800\u3000\u3164\ufeff\uffa0]+'
                || '|[\s\u0001-\u0020\u0085\u00a0\u115f\u1160\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u2800\u3000\u3164\ufeff\uffa0]+$',
            '', 'g'),
        ''),
    normalize(given, nfc));

-- An object with its names and its texts trimmed. Of two names that become equal one gets a number, so that none is lost;
-- those that were right before come first and keep theirs.
create function platform.trimmed(given jsonb) returns jsonb immutable strict parallel safe language plpgsql as $$
declare
    result jsonb := '{}';
    member record;
    trimmed_value jsonb;
    name text;
    number int;
begin
    for member in
        select key, value from jsonb_each(given) order by key <> platform.trimmed(key), key collate "C"
    loop
        trimmed_value := case jsonb_typeof(member.value)
            when 'string' then to_jsonb(platform.trimmed(member.value #>> '{}'))
            else member.value
        end;
        name := platform.trimmed(member.key);
        number := 2;
        while result ? name and result -> name <> trimmed_value loop
            name := platform.trimmed(member.key) || ' (' || number || ')';
            number := number + 1;
        end loop;
        result := result || jsonb_build_object(name, trimmed_value);
    end loop;
    return result;
end $$;
