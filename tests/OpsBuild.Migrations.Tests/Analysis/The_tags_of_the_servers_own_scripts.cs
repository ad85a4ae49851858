using System.Data;
using System.Globalization;
using System.Text;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Statements;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Analysis;

/// <summary>
/// The server is the judge: the scripts of its contrib extensions run in a scratch database whose event triggers report each command's tag
/// and object, and what
/// the analysis says of the same text has to agree.
/// </summary>
public abstract class Tags_of_the_servers_own_scripts
{
    private const string Reporter = """
        create function pg_temp_report() returns event_trigger language plpgsql as $$
        declare done record;
        begin
            if tg_event = 'ddl_command_start' then
                raise notice 'opsbuild tag %', tg_tag;
            elsif tg_event = 'ddl_command_end' then
                for done in select * from pg_event_trigger_ddl_commands() limit 1 loop
                    raise notice 'opsbuild object %|%|%', tg_tag, done.object_type, done.object_identity;
                end loop;
            else
                for done in select * from pg_event_trigger_dropped_objects() where original loop
                    raise notice 'opsbuild object %|%|%', tg_tag, done.object_type, done.object_identity;
                end loop;
            end if;
        end $$;
        create event trigger report_start on ddl_command_start execute function pg_temp_report();
        create event trigger report_end on ddl_command_end execute function pg_temp_report();
        create event trigger report_drop on sql_drop execute function pg_temp_report();
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<PostgresServer> ServerAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task and_their_objects_are_what_the_analysis_says()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await ServerAsync(Token), Token);
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, Reporter);
        var reported = new List<string>();
        connection.Notice += (_, raised) =>
        {
            if (raised.Notice.MessageText.StartsWith("opsbuild ", StringComparison.Ordinal))
                reported.Add(raised.Notice.MessageText["opsbuild ".Length..]);
        };
        var (files, tags, objects) = (0, 0, 0);
        var wrong = new List<string>();

        foreach (var script in await ScriptsAsync(connection))
        {
            files++;
            await BeginAsync(connection);
            foreach (var command in Split(script))
            {
                reported.Clear();
                await TryAsync(connection, command.Text);
                var does = SqlCommand.Read(command.Text);
                // What a DO block makes is reported as well; of the block itself nothing is.
                if (does is SqlCommand.Opaque || reported
                    .FirstOrDefault(line => line.StartsWith("tag ", StringComparison.Ordinal)) is not { } tag)
                    continue;
                tags++;
                if (tag["tag ".Length..] != does.Tag)
                    wrong.Add($"{Path.GetFileName(script)}:{command.Position.Line}: {tag}, and the analysis says {does.Tag}");
                foreach (var line in reported.Where(line => line.StartsWith("object ", StringComparison.Ordinal)))
                {
                    var parts = line["object ".Length..].Split('|', 3);
                    if (Name(does, parts[0]) is not { } name)
                        continue;
                    objects++;
                    if (!name.Any(one => parts[2].Contains(one, StringComparison.Ordinal)))
                        wrong.Add($"{Path.GetFileName(script)}:{command.Position.Line}: {line}, and the analysis names {string.Join(", ", name)}");
                }
            }
            await ExecuteAsync(connection, "rollback");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var counts = string.Create(CultureInfo.InvariantCulture, $"{files} files, {tags} tags and {objects} objects compared");
        TestContext.Current.TestOutputHelper?.WriteLine(counts);
        Assert.True(files >= 40 && tags >= 1000 && objects >= 500, counts + ": too few to prove much");
    }

    private static IEnumerable<string>? Name(SqlCommand does, string tag) => does switch
    {
        _ when does.Tag != tag => null,
        SqlCommand.CreateTable table => [table.Name.Name],
        SqlCommand.CreateIndex { Name: { } name } => [name.Name],
        SqlCommand.Create { Name: { } name } => [name.Name],
        SqlCommand.Drop { Names.Count: > 0 } drop => drop.Names.Select(name => name.Name),
        // What was renamed is reported by its new name.
        SqlCommand.Alter alter => [alter.Name.Name, .. alter.Actions.OfType<AlterAction.Rename>().Select(rename => rename.To.Name)],
        _ => null,
    };

    private static IReadOnlyList<SqlCommandText> Split(string script)
    {
        // What psql and CREATE EXTENSION replace before the server sees it.
        var lines = File.ReadLines(script).Select(line => line.StartsWith('\\') ? "" : line);
        var control = Path.Combine(Path.GetDirectoryName(script)!, Path.GetFileName(script).Split("--")[0] + ".control");
        var module = File.Exists(control) ? File.ReadLines(control)
            .FirstOrDefault(line => line.StartsWith("module_pathname", StringComparison.Ordinal))?.Split('\'')[1] : null;
        var text = string.Join('\n', lines).Replace("MODULE_PATHNAME", module ?? "nothing", StringComparison.Ordinal)
            .Replace("@extschema@", "script", StringComparison.Ordinal).Replace("@extowner@", "current_user", StringComparison.Ordinal);
        var isSplit = StatementSplitter.TrySplit(MigrationFile.Of("1_script.sql", Encoding.UTF8.GetBytes(text)), out var statements,
            out var problem);
        Assert.True(isSplit, $"{script}: {problem}");
        return [.. statements!.SelectMany(statement => statement.Commands)];
    }

    private static async Task<IReadOnlyList<string>> ScriptsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select setting from pg_config where name = 'SHAREDIR'", connection);
        var folder = Path.Combine((string)(await command.ExecuteScalarAsync(Token))!, "extension");
        var scripts = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).ToList() : [];
        Needed.Or(scripts.Count >= 40,
            $"The server's contrib scripts are not in {folder}; install the postgresql-contrib package of this major.");
        return scripts;
    }

    private static Task BeginAsync(NpgsqlConnection connection) =>
        ExecuteAsync(connection, "begin; set local check_function_bodies = off; create schema script; set local search_path = script, public");

    // What cannot run here, such as a function in a language that the server lacks, fails; its command was reported before.
    private static async Task TryAsync(NpgsqlConnection connection, string command)
    {
        await ExecuteAsync(connection, "savepoint one");
        try
        {
            await SendAsync(connection, command);
            await ExecuteAsync(connection, "release one");
        }
        catch (PostgresException)
        {
            // A library that is not there (58P01) is no reason for the server to end the session; Npgsql ends it.
            if (connection.State == ConnectionState.Open)
            {
                await ExecuteAsync(connection, "rollback to one; release one");
                return;
            }
            await connection.OpenAsync(Token);
            await BeginAsync(connection);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    // An unused positional parameter keeps Npgsql from looking for parameters and semicolons of its own.
    private static async Task SendAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(Token);
    }
}

public sealed class The_tags_of_the_servers_own_scripts(PostgresFixture postgres) : Tags_of_the_servers_own_scripts
{
    protected override Task<PostgresServer> ServerAsync(CancellationToken cancellationToken) => Task.FromResult(postgres.Server);
}

public sealed class The_tags_of_the_newest_servers_own_scripts(NewestPostgres newest)
    : Tags_of_the_servers_own_scripts, IClassFixture<NewestPostgres>
{
    protected override Task<PostgresServer> ServerAsync(CancellationToken cancellationToken) => newest.ServerAsync(cancellationToken);
}
