using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Analysis;

/// <summary>
/// pg_locks is the judge: each command runs in a transaction, and the locks that it then holds have to be the ones that its text tells.
/// </summary>
public abstract class Locks_of_a_command
{
    private const string Scene = """
        create table customers (id bigint primary key, email text);
        create table orders (
            id bigint primary key, customer_id bigint, code text, number integer, note varchar(20), at timestamptz,
            constraint orders_code_there check (code <> '') not valid,
            constraint orders_number_positive check (number > 0));
        alter table orders add constraint orders_customer_fkey foreign key (customer_id) references customers (id) not valid;
        create index orders_code_idx on orders (code);
        create unique index orders_number_key on orders (number);
        create table events (id bigint, at timestamptz not null) partition by range (at);
        create table events_1 partition of events for values from ('2026-01-01') to ('2026-07-01');
        create table events_2 (id bigint, at timestamptz not null);
        create index events_at_idx on only events (at);
        create index events_1_at_idx on events_1 (at);
        create table parents (id bigint);
        create table children (extra text) inherits (parents);
        create table strangers (id bigint);
        create table plain (id bigint);
        create view order_view as select id, code from orders;
        create materialized view order_totals as select customer_id, count(*) as n from orders group by customer_id;
        create unique index order_totals_key on order_totals (customer_id);
        create sequence numbers;
        create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
        create trigger orders_noted before insert on orders for each row execute function noted();
        create rule orders_ruled as on delete to strangers do nothing;
        create policy orders_seen on orders using (true);
        create statistics orders_stats on customer_id, number from orders;
        create schema elsewhere;
        create type mood as enum ('glad');
        create type pair as (a int, b int);
        create domain positive as int check (value > 0);
        create table counts (n positive);
        create function of_orders() returns setof bigint language plpgsql as $$ begin return query select id from orders; end $$;
        insert into customers values (1, 'a@b');
        insert into orders values (1, 1, 'x', 1, 'n', now());
        """;

    internal static IReadOnlyList<string> Commands { get; } = """
        select * from orders
        select 1 from orders o join customers c on c.id = o.customer_id where o.id in (select id from strangers)
        select id from orders for update
        select id from orders where exists (select from customers) for no key update
        with recent as (select * from orders) select * from recent join customers on true
        with gone as (delete from strangers returning id) insert into parents select id from gone
        values (1)
        table orders
        insert into orders (id, code) values (2, 'y')
        insert into strangers select id from orders
        insert into customers values (1, 'z') on conflict (id) do update set email = excluded.email
        update orders set code = 'z' where id = 1
        update orders set note = c.email from customers c where c.id = orders.customer_id
        delete from only orders where id = 9
        delete from orders using customers c where c.id = orders.customer_id and false
        merge into plain s using orders o on s.id = o.id when not matched then insert values (o.id)
        merge into plain s using (select id from customers) o on s.id = o.id when matched then delete
        explain select * from orders
        explain (analyze, costs off) update orders set code = 'w' where false
        explain delete from strangers
        explain (analyze false) update strangers set id = 1
        explain (costs off, analyze) delete from strangers
        prepare p as delete from strangers
        delete from only (strangers)
        update only (strangers) set id = 1 where false
        update strangers * set id = 1 where false
        select setval('numbers', 5)
        select 1, count(*) from of_orders()
        select 1, (select count(*) + 1 from of_orders())
        declare c cursor for select * from orders, customers
        truncate strangers
        truncate only (strangers)
        lock only (orders) in share mode
        truncate table only strangers, parents restart identity
        lock table orders
        lock orders, customers in share row exclusive mode
        lock table only orders in row exclusive mode nowait
        create table a (id bigint)
        create table a (id bigint, customer_id bigint references customers, other bigint constraint o references orders (id) on delete cascade)
        create table a (id bigint, customer_id bigint, foreign key (customer_id) references customers (id))
        create table a (id bigint primary key, parent bigint references a)
        create table a (like orders including all)
        create table a as select o.id from orders o join customers on true
        create table a (x, y) as values (1, 2)
        select id into a from orders
        create table a () inherits (parents)
        create table a partition of events for values from ('2027-01-01') to ('2027-07-01')
        create temp table a as select 1 as x
        create table a as with gone as (delete from strangers returning id) select id from gone
        with gone as (delete from strangers returning id) select id into a from gone
        create index on orders (at)
        create unique index a on orders (id, code) where code is not null
        create index a on only events (id)
        create index on only (orders) (at)
        create index on events (id)
        drop index orders_code_idx
        create view a as select o.id from orders o left join customers on true
        create or replace view order_view as select id, code from orders where true
        create materialized view a as select * from orders
        create trigger a after update on orders for each row execute function noted()
        create constraint trigger a after insert on orders from customers deferrable for each row execute function noted()
        create rule a as on update to strangers do instead nothing
        create rule a as on update to strangers do also insert into plain values (new.id)
        create rule a as on insert to strangers do instead (delete from plain; update parents set id = 1 where id in (select id from customers))
        create policy a on orders using (id in (select id from customers))
        create statistics a on id, code from orders
        create sequence a owned by orders.id
        create function a() returns bigint language sql begin atomic select count(*) from orders; end
        create procedure a() language sql begin atomic insert into plain select id from orders; end
        select * from (select * from orders) o for update
        create function a() returns bigint language sql as 'select count(*) from orders'
        drop table strangers
        drop table plain, parents cascade
        drop table orders cascade
        drop view order_view
        drop materialized view order_totals
        drop sequence numbers
        drop trigger orders_noted on orders
        drop rule orders_ruled on strangers
        drop policy orders_seen on orders
        drop statistics orders_stats
        drop table if exists missing, strangers
        refresh materialized view order_totals
        refresh materialized view concurrently order_totals
        cluster orders using orders_code_idx
        reindex table orders
        reindex index orders_code_idx
        analyze orders
        analyze orders (code), customers
        comment on table orders is 'x'
        comment on column orders.code is 'x'
        comment on column public.orders.code is 'x'
        comment on constraint orders_customer_fkey on orders is 'x'
        comment on trigger orders_noted on orders is 'x'
        comment on policy orders_seen on orders is 'x'
        comment on index orders_code_idx is 'x'
        comment on view order_view is 'x'
        comment on type mood is 'x'
        set local work_mem = '8MB'
        alter table orders add column a text
        alter table orders add column a bigint references customers
        alter table orders add column if not exists a text, drop column note
        alter table orders drop column at
        alter table orders alter column number type bigint
        alter table orders alter column note type text
        alter table customers alter email type text collate "C"
        alter table events alter at set default now()
        alter table events alter at set statistics 50
        alter table only (orders) add column a text
        alter domain positive add check (value < 100)
        alter domain positive set not null
        alter table orders alter code set not null
        alter table orders alter code drop not null
        alter table orders alter code set default 'x'
        alter table orders alter code drop default
        alter table orders alter code set statistics 100
        alter table orders alter code set (n_distinct = 5)
        alter table orders alter code reset (n_distinct)
        alter table orders alter code set storage external
        alter table orders alter code set compression pglz
        alter table orders alter id add generated always as identity
        alter table orders add constraint a check (id > 0) not valid
        alter table orders add constraint a check (id > 0)
        alter table orders add constraint a unique (code, id)
        alter table orders add constraint a unique using index orders_number_key
        alter table orders add constraint a foreign key (id) references customers (id) not valid
        alter table orders add constraint a foreign key (customer_id) references customers (id)
        alter table orders add exclude using btree (id with =)
        alter table orders validate constraint orders_code_there
        alter table orders validate constraint orders_customer_fkey
        alter table orders drop constraint orders_code_there
        alter table orders drop constraint orders_customer_fkey
        alter table orders rename to purchases
        alter table orders rename column code to c
        alter table orders rename code to c
        alter table orders rename constraint orders_code_there to x
        alter table orders set schema elsewhere
        alter table orders owner to current_user
        alter table orders set (fillfactor = 70)
        alter table orders set (autovacuum_enabled = false, toast_tuple_target = 200)
        alter table orders set (user_catalog_table = true)
        alter table orders set (parallel_workers = 2)
        alter table orders reset (fillfactor)
        alter table orders set unlogged
        alter table orders set without cluster
        alter table orders cluster on orders_code_idx
        alter table orders enable row level security
        alter table orders disable trigger orders_noted
        alter table orders enable always trigger orders_noted
        alter table orders disable trigger user
        alter table strangers disable rule orders_ruled
        alter table orders replica identity full
        alter table events attach partition events_2 for values from ('2026-07-01') to ('2027-01-01')
        alter table events detach partition events_1
        alter table children no inherit parents
        alter table strangers inherit parents
        alter table order_view rename to v
        alter view order_view set (security_barrier = true)
        alter view order_view alter column code set default 'x'
        alter view order_view owner to current_user
        alter materialized view order_totals rename to t
        alter materialized view order_totals set (fillfactor = 70)
        alter index orders_code_idx rename to x
        alter index orders_code_idx set (fillfactor = 70)
        alter index events_at_idx attach partition events_1_at_idx
        alter sequence numbers restart with 5
        alter sequence numbers owned by customers.id
        alter sequence numbers rename to n
        alter sequence numbers owner to current_user
        alter sequence numbers increment by 2 owned by none
        alter trigger orders_noted on orders rename to x
        alter policy orders_seen on orders using (false)
        alter rule orders_ruled on strangers rename to x
        alter type mood add value 'sad'
        alter type pair add attribute c int
        alter function noted() rename to n
        grant select on orders to public
        copy strangers to '/dev/null'
        copy (select * from orders) to '/dev/null'
        """.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    protected abstract Task<PostgresServer> ServerAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task are_those_that_the_server_then_holds()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await TemporaryDatabase.CreateAsync(await ServerAsync(cancellation), cancellation);
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, Scene, cancellation);
        await ExecuteAsync(connection,
            """
            create temp table before as
            select oid, relname::text as name, relkind in ('r', 'p', 'v', 'm', 'S', 'f') as is_named
            from pg_class where relnamespace = 'public'::regnamespace
            """, cancellation);
        var wrong = new List<string>();

        foreach (var command in Commands)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            try
            {
                await SendAsync(connection, command, cancellation);
                wrong.AddRange(Compare(CommandLocks.Of(SqlCommand.Read(command)), await HeldAsync(connection, cancellation))
                    .Select(line => $"{command}: {line}"));
            }
            catch (PostgresException error)
            {
                wrong.Add($"{command}: {error.MessageText}");
            }
            await transaction.RollbackAsync(cancellation);
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Compare(CommandLocks told, Dictionary<string, (LockMode Mode, bool IsNamed)> held)
    {
        foreach (var one in told.Locks.Where(one => one.Relation.Name != "missing"))
        {
            var isHeld = held.TryGetValue(one.Relation.Name, out var server);
            if (!isHeld || server.Mode != one.Mode)
                yield return $"the analysis says {one}, and the server {(isHeld ? server.Mode.ToViewName() : "nothing")}";
        }
        var untold = held.Where(relation => relation.Value.IsNamed && !told.Locks.Any(one => one.Relation.Name == relation.Key))
            .Select(Line).ToList();
        if (untold.Count > 0 && told.Unseen is null)
            yield return $"the server locks {string.Join(", ", untold)}, of which the analysis knows nothing";
    }

    private static string Line(KeyValuePair<string, (LockMode Mode, bool IsNamed)> held) => $"{held.Key} {held.Value.Mode.ToViewName()}";

    // The strongest lock on each relation that was there before.
    private static async Task<Dictionary<string,
        (LockMode Mode, bool IsNamed)>> HeldAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select b.name, l.mode, b.is_named from pg_locks l join before b on b.oid = l.relation
            where l.pid = pg_backend_pid() and l.locktype = 'relation'
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new Dictionary<string, (LockMode Mode, bool IsNamed)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            var mode = Enum.Parse<LockMode>(reader.GetString(1)[..^"Lock".Length]);
            if (!held.TryGetValue(reader.GetString(0), out var known) || known.Mode < mode)
                held[reader.GetString(0)] = (mode, reader.GetBoolean(2));
        }
        return held;
    }

    // An unused positional parameter keeps Npgsql from cutting the command at its semicolons.
    private static async Task SendAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

public sealed class The_locks_of_a_command(PostgresFixture postgres) : Locks_of_a_command
{
    protected override Task<PostgresServer> ServerAsync(CancellationToken cancellationToken) => Task.FromResult(postgres.Server);
}

public sealed class The_locks_of_a_command_on_the_newest_server(NewestPostgres newest) : Locks_of_a_command, IClassFixture<NewestPostgres>
{
    protected override Task<PostgresServer> ServerAsync(CancellationToken cancellationToken) => newest.ServerAsync(cancellationToken);
}
