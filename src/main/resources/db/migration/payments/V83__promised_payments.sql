-- What people call money that they brought themselves, such as the text of a transfer.
alter table payments.operation add column reference text;
