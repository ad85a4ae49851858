-- Whoever buys. One address may register once, however it is written.
create table customers (
    id         bigint generated always as identity constraint customers_pkey primary key,
    email      text not null constraint customers_email_has_an_at check (email like '_%@_%'),
    name       text not null constraint customers_name_not_blank check (btrim(name) <> ''),
    created_at timestamptz not null default now()
);

create unique index customers_email_key on customers (lower(email));

comment on table customers is 'People and companies that have registered.';
comment on column customers.email is 'As the customer wrote it; unique without regard to case.';
