-- Notes are for the team that wrote them. The service says for whom it works: set local app.team = 'billing'.
create table support_notes (
    id          bigint generated always as identity constraint support_notes_pkey primary key,
    customer_id bigint not null constraint support_notes_customer_id_fkey references customers (id) on delete cascade,
    team        text not null constraint support_notes_team_not_blank check (btrim(team) <> ''),
    body        text not null,
    written_at  timestamptz not null default now()
);

create index support_notes_customer_id_idx on support_notes (customer_id, written_at desc);

alter table support_notes enable row level security;

-- Without the setting, current_setting gives null here, and null shows no row.
create policy support_notes_read on support_notes
    for select
    using (team = current_setting('app.team', true));

create policy support_notes_write on support_notes
    for insert
    with check (team = current_setting('app.team', true));

comment on policy support_notes_read on support_notes is 'A team sees its own notes.';
