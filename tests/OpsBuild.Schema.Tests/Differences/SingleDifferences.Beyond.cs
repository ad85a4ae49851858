namespace OpsBuild.Schema.Tests.Differences;

/// <content>What reaches beyond the database or extends PostgreSQL itself, and statistics.</content>
internal static partial class SingleDifferences
{
    private static Case[] Beyond =>
    [
        // Statistics
        One("drop statistics app.order_stats", "- statistics app.order_stats"),
        One("drop statistics app.order_stats; create statistics app.order_stats (ndistinct) on customer_id, note from app.orders; "
            + "alter statistics app.order_stats owner to ADMIN", "statistics app.order_stats: kinds"),
        One("drop statistics app.order_stats; create statistics app.order_stats (ndistinct, mcv) on customer_id, amount from app.orders; "
            + "alter statistics app.order_stats owner to ADMIN", "statistics app.order_stats: columns"),
        One("drop statistics app.order_stats; create statistics app.order_stats (ndistinct, mcv) on customer_id, (lower(note)) from app.orders; "
            + "alter statistics app.order_stats owner to ADMIN", "statistics app.order_stats: columns", since: 14),
        One("alter statistics app.order_stats set statistics 500", "statistics app.order_stats: target"),
        One("alter statistics app.order_stats owner to ADMIN_app", "statistics app.order_stats: owner"),
        One("comment on statistics app.order_stats is 'x'", "statistics app.order_stats: comment"),

        // Publications
        One("alter publication news add table app.measured", "publication news: tables"),
        One("alter publication news set table app.orders (id, note), app.customers", "publication news: tables", since: 15),
        One("alter publication news set table app.orders where (id > 0), app.customers", "publication news: tables", since: 15),
        One("alter publication news add tables in schema other", "publication news: schemas", since: 15),
        One("alter publication news set (publish = 'insert, update')", "publication news: publish"),
        One("alter publication news set (publish_via_partition_root)", "publication news: publish via partition root"),
        One("alter publication news set (publish_generated_columns = stored)", "publication news: publish generated columns", since: 18),
        One("drop publication news; create publication news for all tables; alter publication news owner to ADMIN",
            "publication news: all tables", "publication news: tables"),
        One("alter publication news owner to ADMIN_app", "publication news: owner"),
        One("comment on publication news is 'x'", "publication news: comment"),

        // Subscriptions
        One("alter subscription feed set publication news, others with (refresh = false)", "subscription feed: publications"),
        One("alter subscription feed set (synchronous_commit = local)", "subscription feed: synchronous commit"),
        One("alter subscription feed set (slot_name = other)", "subscription feed: slot name"),
        One("alter subscription feed set (slot_name = other); alter subscription feed enable",
            ["subscription feed: slot name", "subscription feed: enabled"]),
        One("alter subscription feed set (binary)", "subscription feed: binary", since: 14),
        One("alter subscription feed set (streaming = on)", "subscription feed: streaming", since: 14),
        One("alter subscription feed set (disable_on_error)", "subscription feed: disable on error", since: 15),
        One("alter subscription feed set (origin = none)", "subscription feed: origin", since: 16),
        One("alter subscription feed set (password_required = false)", "subscription feed: password required", since: 16),
        One("alter subscription feed set (run_as_owner)", "subscription feed: run as owner", since: 16),
        One("alter subscription feed connection 'host=elsewhere'"),
        One("comment on subscription feed is 'x'", "subscription feed: comment"),

        // Foreign data
        One("create foreign data wrapper second", "+ foreign data wrapper second"),
        One("alter foreign data wrapper wrapper validator postgresql_fdw_validator", "foreign data wrapper wrapper: validator"),
        One("alter foreign data wrapper wrapper options (add debug 'true')", "foreign data wrapper wrapper: options"),
        One("grant usage on foreign data wrapper wrapper to ADMIN_app", "foreign data wrapper wrapper: grants"),
        One("comment on foreign data wrapper wrapper is 'x'", "foreign data wrapper wrapper: comment"),
        One("drop server far cascade", "- foreign server far", "- user mapping for PUBLIC server far", "- table app.remote", "- column app.remote.id"),
        One("create server near type 'file' version '1' foreign data wrapper wrapper", "+ foreign server near"),
        One("alter server far version '2'", "foreign server far: version"),
        One("alter server far options (add host 'elsewhere')", "foreign server far: options"),
        One("grant usage on foreign server far to ADMIN_app", "foreign server far: grants"),
        One("alter server far owner to ADMIN_app",
            "foreign server far: owner", "user mapping for PUBLIC server far: option names"),
        One("comment on server far is 'x'", "foreign server far: comment"),
        One("create user mapping for ADMIN_app server far", "+ user mapping for ADMIN_app server far"),
        One("create user mapping for ADMIN_stranger server far", "+ user mapping for ADMIN_stranger server far", "+ role ADMIN_stranger"),
        One("alter user mapping for public server far options (add dbname 'x')", "user mapping for PUBLIC server far: option names"),
        One("alter user mapping for public server far options (set password 'another')"),

        // Collations
        One("drop collation app.plain", "- collation app.plain"),
        One("drop collation app.plain; create collation app.plain (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX'); "
            + "alter collation app.plain owner to ADMIN", "collation app.plain: lc ctype"),
        One("drop collation app.plain; create collation app.plain (provider = libc, lc_collate = 'POSIX', lc_ctype = 'C'); "
            + "alter collation app.plain owner to ADMIN", "collation app.plain: lc collate"),
        One("drop collation app.plain; create collation app.plain (provider = icu, locale = 'de'); alter collation app.plain owner to ADMIN",
            "collation app.plain: provider", "collation app.plain: locale", "collation app.plain: lc collate", "collation app.plain: lc ctype",
            "collation app.plain: encoding"),
        One("alter collation app.plain owner to ADMIN_app", "collation app.plain: owner"),
        One("comment on collation app.plain is 'x'", "collation app.plain: comment"),

        // Text search
        One("alter text search configuration app.search alter mapping for asciiword with app.words, pg_catalog.simple",
            "text search configuration app.search: mappings"),
        One("alter text search configuration app.search drop mapping for url", "text search configuration app.search: mappings"),
        One("alter text search configuration app.search owner to ADMIN_app", "text search configuration app.search: owner"),
        One("comment on text search configuration app.search is 'x'", "text search configuration app.search: comment"),
        One("alter text search dictionary app.words (accept = false)", "text search dictionary app.words: options"),
        One("alter text search dictionary app.words owner to ADMIN_app", "text search dictionary app.words: owner"),
        One("comment on text search dictionary app.words is 'x'", "text search dictionary app.words: comment"),
        One("drop text search parser app.splitter; create text search parser app.splitter "
            + "(start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline)",
            "text search parser app.splitter: headline"),
        One("comment on text search parser app.splitter is 'x'", "text search parser app.splitter: comment"),
        One("drop text search template app.as_it_is; create text search template app.as_it_is (init = dsimple_init, lexize = dsimple_lexize)",
            "text search template app.as_it_is: init"),
        One("comment on text search template app.as_it_is is 'x'", "text search template app.as_it_is: comment"),

        // Base types, operators and what is made of them
        One("create type app.another", "+ base type app.another"),
        One("drop type app.shell", "- base type app.shell"),
        One("alter type app.code owner to ADMIN_app", "base type app.code: owner"),
        One("revoke usage on type app.code from public", "base type app.code: grants"),
        One("comment on type app.code is 'x'", "base type app.code: comment"),
        One("create operator app.!== (function = app.same, leftarg = app.code, rightarg = app.code)", "+ operator app.!==(app.code, app.code)"),
        One("create operator app.!! (function = app.code_out, rightarg = app.code)", "+ operator app.!!(NONE, app.code)"),
        One("alter operator app.===(app.code, app.code) set (restrict = eqsel)", "operator app.===(app.code, app.code): restrict"),
        One("alter operator app.===(app.code, app.code) set (join = eqjoinsel)", "operator app.===(app.code, app.code): join"),
        One("alter operator app.===(app.code, app.code) set (hashes)", "operator app.===(app.code, app.code): hashes", since: 17),
        One("alter operator app.===(app.code, app.code) set (merges)", "operator app.===(app.code, app.code): merges", since: 17),
        One("alter operator app.===(app.code, app.code) owner to ADMIN_app", "operator app.===(app.code, app.code): owner"),
        One("comment on operator app.===(app.code, app.code) is 'x'", "operator app.===(app.code, app.code): comment"),
        One("alter operator class app.code_ops using btree owner to ADMIN_app", "operator class app.code_ops using btree: owner"),
        One("comment on operator class app.code_ops using btree is 'x'", "operator class app.code_ops using btree: comment"),
        One("drop operator class app.code_ops using btree; create operator class app.code_ops default for type app.code using btree "
            + "family app.code_ops as operator 1 app.<<<, operator 3 app.===, function 1 app.compare(app.code, app.code)",
            "operator class app.code_ops using btree: default"),
        One("drop operator class app.code_ops using btree; create operator class app.code_ops for type app.code using btree "
            + "family app.code_ops as operator 1 app.<<<, function 1 app.compare(app.code, app.code)",
            "operator class app.code_ops using btree: operators"),
        One("alter operator family app.loose using btree add operator 1 app.<<<(app.code, app.code)",
            "operator family app.loose using btree: operators"),
        One("alter operator family app.loose using btree add function 1 (app.code, app.code) app.compare(app.code, app.code)",
            "operator family app.loose using btree: functions"),
        One("alter operator family pg_catalog.integer_ops using btree add operator 1 app.<<<(app.code, app.code)",
            "+ operator family pg_catalog.integer_ops using btree"),
        One("alter operator family app.loose using btree owner to ADMIN_app", "operator family app.loose using btree: owner"),
        One("comment on operator family app.loose using btree is 'x'", "operator family app.loose using btree: comment"),
        One("drop cast (app.code as integer)", "- cast (app.code AS integer)"),
        One("create cast (text as app.mood) with inout as implicit", "+ cast (text AS app.mood)"),
        One("drop cast (app.code as integer); create cast (app.code as integer) without function as implicit", "cast (app.code AS integer): context"),
        One("drop cast (app.code as integer); create cast (app.code as integer) with inout as assignment", "cast (app.code AS integer): method"),
        One("comment on cast (app.code as integer) is 'x'", "cast (app.code AS integer): comment"),
        One("drop conversion app.latin; create default conversion app.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
            "conversion app.latin: default"),
        One("alter conversion app.latin owner to ADMIN_app", "conversion app.latin: owner"),
        One("comment on conversion app.latin is 'x'", "conversion app.latin: comment"),

        // Languages, transforms, access methods
        One("create or replace language mine handler plpgsql_call_handler", "language mine: trusted"),
        One("create or replace trusted language mine handler plpgsql_call_handler inline plpgsql_inline_handler", "language mine: inline"),
        One("create or replace trusted language mine handler plpgsql_call_handler validator plpgsql_validator", "language mine: validator"),
        One("alter language mine owner to ADMIN_app", "language mine: owner"),
        One("revoke usage on language mine from public", "language mine: grants"),
        One("comment on language mine is 'x'", "language mine: comment"),
        One("drop transform for app.pair language mine", "- transform for app.pair language mine"),
        One("comment on transform for app.pair language mine is 'x'", "transform for app.pair language mine: comment"),
        One("drop access method rows", "- access method rows"),
        One("create access method tree type index handler bthandler", "+ access method tree"),
        One("comment on access method rows is 'x'", "access method rows: comment"),

        // Large objects, security labels
        One("select lo_create(4712)", "+ large object 4712"),
        One("select lo_put(4711, 0, 'data')"),
        One("alter large object 4711 owner to ADMIN_app", "large object 4711: owner"),
        One("grant select on large object 4711 to ADMIN_app", "large object 4711: grants"),
        One("comment on large object 4711 is 'x'", "large object 4711: comment"),
        One("update pg_seclabel set label = 'open'", "security label anon on table app.orders: label"),
        One("insert into pg_seclabel values ('app.orders'::regclass, 'pg_class'::regclass, 1, 'anon', 'x')",
            "+ security label anon on table column app.orders.id"),
        One("insert into pg_shseclabel select oid, 'pg_database'::regclass, 'anon', 'x' from pg_database where datname = current_database()",
            "+ security label anon on database current"),
        One("insert into pg_shseclabel select oid, 'pg_authid'::regclass, 'anon', 'x' from pg_roles where rolname = 'ADMIN_app'",
            "+ security label anon on role ADMIN_app"),
    ];
}
