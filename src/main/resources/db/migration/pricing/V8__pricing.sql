create schema if not exists pricing;

create table pricing.shipping_method (
    code        text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name        text not null,
    amount      bigint not null check (amount >= 0),
    -- From this subtotal on it costs nothing; null: it always costs.
    free_above  bigint check (free_above >= 0),
    -- ISO 3166-1 alpha-2; null: everywhere.
    countries   text[],
    tax_class   text not null default 'standard',
    position    int not null,
    active      boolean not null default true
);
insert into pricing.shipping_method (code, name, amount, free_above, position) values
    ('standard', 'Standard, 2 to 4 working days', 490, 5000, 1),
    ('express', 'Express, next working day', 1290, null, 2);

-- Whether the prices of the catalogue hold the tax of a country already, as in Europe, or it is added to them.
create table pricing.tax_zone (
    country  char(2) primary key,
    included boolean not null
);
create table pricing.tax_rate (
    country   char(2) not null references pricing.tax_zone,
    tax_class text not null,
    -- Parts per million: 19 % is 190000.
    ppm       int not null check (ppm between 0 and 1000000),
    primary key (country, tax_class)
);
insert into pricing.tax_zone (country, included) values
    ('AT', true), ('BE', true), ('CH', true), ('DE', true), ('DK', true), ('ES', true), ('FI', true), ('FR', true),
    ('GB', true), ('IE', true), ('IT', true), ('LU', true), ('NL', true), ('PL', true), ('PT', true), ('SE', true),
    ('US', false), ('CA', false);
insert into pricing.tax_rate (country, tax_class, ppm) values
    ('AT', 'standard', 200000), ('AT', 'reduced', 100000),
    ('BE', 'standard', 210000), ('BE', 'reduced', 60000),
    ('CH', 'standard', 81000),  ('CH', 'reduced', 26000),
    ('DE', 'standard', 190000), ('DE', 'reduced', 70000),
    ('DK', 'standard', 250000),
    ('ES', 'standard', 210000), ('ES', 'reduced', 100000),
    ('FI', 'standard', 255000), ('FI', 'reduced', 140000),
    ('FR', 'standard', 200000), ('FR', 'reduced', 55000),
    ('GB', 'standard', 200000), ('GB', 'reduced', 50000),
    ('IE', 'standard', 230000), ('IE', 'reduced', 135000),
    ('IT', 'standard', 220000), ('IT', 'reduced', 100000),
    ('LU', 'standard', 170000), ('LU', 'reduced', 80000),
    ('NL', 'standard', 210000), ('NL', 'reduced', 90000),
    ('PL', 'standard', 230000), ('PL', 'reduced', 80000),
    ('PT', 'standard', 230000), ('PT', 'reduced', 60000),
    ('SE', 'standard', 250000), ('SE', 'reduced', 120000),
    ('US', 'standard', 0),
    ('CA', 'standard', 50000);
