-- Goods that buyers have no right to withdraw from, such as those made to measure or sealed for health.
alter table catalog.product add column withdrawal_exempt boolean not null default false;
