using OpsBuild.AppUser.Policies;

namespace OpsBuild.AppUser.Tests;

public sealed class The_policy_file
{
    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("{}\n")]
    public void that_says_nothing_is_the_default(string text) => Assert.Equal(PolicyTable.Text(new AppUserPolicy()), PolicyTable.Text(PolicyFile.Parse("app-user.yaml", text)));

    [Fact]
    public void says_everything_that_a_policy_can()
    {
        var policy = PolicyFile.Parse("app-user.yaml", """
            schemas: [shop, "Odd \"Name\""]
            tables: [delete, SELECT]
            sequences: []
            functions: granted
            types: public
            owners: [migrator]
            member_of: [rds_iam]
            connection_limit: 20
            settings:
              statement_timeout: 30s
              app.tenant: "x y"
            revoke_from_public: [schema-create, database-temp]
            revoke_beyond: true
            """);

        Assert.Equal(
            """
            schemas       shop, Odd "Name"
            tables        SELECT, DELETE
            sequences     nothing
            functions     EXECUTE, granted to the user
            types         USAGE where PUBLIC has it
            owners        who owns objects there, the admin, migrator
            member of     rds_iam
            connections   at most 20
            settings      app.tenant = x y, statement_timeout = 30s
            PUBLIC loses  CREATE on the schemas, TEMPORARY on the database
            beyond this   revoked

            """.ReplaceLineEndings("\n"),
            PolicyTable.Text(policy));
    }

    [Fact]
    public void may_say_that_no_function_is_the_users()
    {
        var policy = PolicyFile.Parse("app-user.yaml", "functions: none");

        Assert.Equal(GrantMode.None, policy.Functions);
        Assert.Contains("functions     no EXECUTE; the check fails where PUBLIC has it\n", PolicyTable.Text(policy), StringComparison.Ordinal);
    }

    [Fact]
    public void of_a_second_user_who_only_reads_has_none_of_the_applications_roles()
    {
        var policy = new AppUserPolicy { TablePrivileges = ["SELECT", "INSERT"], SequencePrivileges = ["USAGE"], MemberOf = ["writers"] }.ReadOnly();

        Assert.Equal(["SELECT"], policy.TablePrivileges);
        Assert.Empty(policy.SequencePrivileges);
        Assert.Empty(policy.MemberOf);
    }

    [Theory]
    [InlineData("schema: [x]", "unknown key 'schema'", 1)]
    [InlineData("tables: [SELECT]\ntables: [INSERT]", "'tables' twice", 2)]
    [InlineData("tables: [SELEC]", "'SELEC' for 'tables'", 1)]
    [InlineData("tables: SELECT", "a list for 'tables'", 1)]
    [InlineData("functions: nobody", "'nobody' for 'functions'", 1)]
    [InlineData("types: none", "'none' for 'types'", 1)]
    [InlineData("settings: {timezone: UTC, TimeZone: UTC}", "'TimeZone' twice", 1)]
    [InlineData("connection_limit: 0", "'0' for 'connection_limit'", 1)]
    [InlineData("connection_limit: many", "'many' for 'connection_limit'", 1)]
    [InlineData("owners: ['']", "a name in 'owners'", 1)]
    [InlineData("settings: {'Statement Timeout': 1}", "the setting 'Statement Timeout'", 1)]
    [InlineData("revoke_beyond: yes", "'yes' for 'revoke_beyond'", 1)]
    [InlineData("- a\n- list", "keys such as 'schemas:'", 1)]
    [InlineData("a: [", "no YAML", 2)]
    [InlineData("types: granted\n---\ntypes: public", "not another document", 2)]
    public void that_is_wrong_is_refused_with_its_line(string text, string what, int line)
    {
        var refused = Assert.Throws<PolicyFileException>(() => PolicyFile.Parse("app-user.yaml", text));

        Assert.Contains(refused.Problems, problem => problem.What.Contains(what, StringComparison.Ordinal) && problem.Line == line);
    }
}
