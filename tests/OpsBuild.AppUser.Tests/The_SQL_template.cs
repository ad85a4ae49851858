using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class The_SQL_template(PostgresFixture postgres)
{
    [Fact]
    public void quotes_by_the_servers_rules()
    {
        var template = SqlTemplate.Parse("app-user.sql", """
            -- section: setting
            ALTER ROLE :"user" SET :"name" TO :'name'; -- :user in a comment
            /* :"user" */
            -- section: act_as
            SELECT ':role', ":role", $$:role$$, $x$ ; :role $x$, 1::text, :"role", :'role', :role
            """);

        Assert.Equal("""ALTER ROLE "a""b'\" SET "it's" TO 'it''s'""", template.Render("setting", ("user", """a"b'\"""), ("name", "it's"), ("value", "x"), ("database", "d")));
        Assert.Equal("""SELECT ':role', ":role", $$:role$$, $x$ ; :role $x$, 1::text, "\", E'\\', \""".Replace(", E'", ",  E'", StringComparison.Ordinal), template.Render("act_as", ("role", """\""")));
    }

    [Fact]
    public void has_the_servers_quotes_and_comments()
    {
        var template = SqlTemplate.Parse("app-user.sql", """
            -- section: act_as
            SELECT /* :role /* in :role */ :role */ E'it\'s :role', 'ends with \', :"role"
            """);

        Assert.Equal("SELECT  E'it\\'s :role', 'ends with \\', \"x\"", template.Render("act_as", ("role", "x")));
    }

    [Theory]
    [InlineData("-- section: nonsense\nSELECT 1;", "unknown section 'nonsense'")]
    [InlineData("-- section: login\n", "empty section 'login'")]
    [InlineData("-- section: login\nALTER ROLE :\"user\" LOGIN;\n-- section: login\nALTER ROLE :\"user\" LOGIN;", "section 'login' twice")]
    [InlineData("-- section: login\nALTER ROLE :\"usr\" LOGIN;", "':usr' in the section 'login'")]
    [InlineData("SELECT 1;\n-- section: login\nALTER ROLE :\"user\" LOGIN;", "in no section")]
    [InlineData("-- section: login\nALTER ROLE :\"user\" LOGIN; SELECT 1;", "after a section's statement")]
    public void that_is_wrong_is_refused(string text, string what)
    {
        var refused = Assert.Throws<PolicyFileException>(() => SqlTemplate.Parse("app-user.sql", text));

        Assert.Contains(refused.Problems, problem => problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_ones_own_is_what_is_sent()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint)");
        scene.Template = SqlTemplate.Parse("app-user.sql", "-- section: tables\nGRANT :privileges, REFERENCES ON TABLE :objects TO :\"user\";");

        await scene.SyncAsync();

        Assert.Equal("True", await scene.AskAsync($"select has_table_privilege('{scene.Name}', 'orders', 'REFERENCES')"));
    }

    [Fact]
    public async Task that_the_server_refuses_changes_nothing_and_says_which_statement()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint)");
        scene.Template = SqlTemplate.Parse("app-user.sql", "-- section: tables\nGRANT :privileges ON TABLES :objects TO :\"user\";");

        var refused = Assert.IsType<Sync.SyncOutcome.Refused>(await scene.TrySyncAsync());

        Assert.Equal("statement_refused", refused.Reason);
        Assert.Contains("ON TABLES public.orders", refused.Problem.What, StringComparison.Ordinal);
        Assert.Contains("42601", refused.Problem.Why, StringComparison.Ordinal);
        Assert.Equal("0", await scene.AskAsync($"select count(*) from pg_roles where rolname = '{scene.Name}'"));
    }
}
