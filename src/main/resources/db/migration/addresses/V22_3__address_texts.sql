-- Address books under the rules for texts (V22). Orders keep their copies as they were written.
update addresses.address
set name = platform.composed(name, 200),
    line1 = platform.composed(line1, 200),
    line2 = platform.composed(line2, 200),
    city = platform.composed(city, 100),
    region = platform.composed(region, 100)
where concat_ws(' ', name, line1, line2, city, region) is not nfc normalized;
