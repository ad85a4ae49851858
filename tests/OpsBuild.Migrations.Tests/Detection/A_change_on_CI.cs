using OpsBuild.Migrations.Detection;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>The rules of the folder, judged between two commits.</summary>
public sealed class A_change_on_CI : DetectionTest
{
    [Fact]
    public async Task that_adds_migrations_is_lawful_and_names_them_in_order()
    {
        var before = await BaseAsync();
        Add($"{Folder}/20260104000000_fourth.sql");
        Add(Third);
        var head = await CommitAsync();

        var outcome = Lawful(await DetectAsync(PushTo("main", before)));

        Assert.Equal([Third, $"{Folder}/20260104000000_fourth.sql"], Names(outcome));
        Assert.True(outcome.HasAddedMigration);
        Assert.All(outcome.Added, added => Assert.True(added.IsCommitted));
        Assert.Equal("20260102000000", outcome.BaseVersion?.ToString());
        Assert.Equal("20260104000000", outcome.HeadVersion?.ToString());
        Assert.Equal((before, head), (outcome.Base.Commit, outcome.Head.Commit));
        Assert.False(outcome.FromWorkTree);
        Assert.False(outcome.SumNeedsUpdate);
        Assert.Empty(outcome.Notes);
    }

    [Fact]
    public async Task without_migrations_adds_nothing()
    {
        var before = await BaseAsync();
        Repository.Write("src/app.cs", "class App;");
        await CommitAsync();

        var outcome = Lawful(await DetectAsync(PushTo("main", before)));

        Assert.False(outcome.HasAddedMigration);
        Assert.Equal(outcome.BaseVersion, outcome.HeadVersion);
    }

    [Fact]
    public async Task that_edits_a_migration_is_refused_with_the_way_back()
    {
        var before = await BaseAsync();
        Repository.Write(First, "create table first (id bigint, name text);\n");
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.MigrationModified, First, FileStatus.Modified), (refusal.Code, refusal.File, refusal.Status));
        Assert.Contains("a database may have applied it as it was", refusal.Why, StringComparison.Ordinal);
        Assert.Contains($"git checkout {before[..10]} -- {First}", refusal.Remedy, StringComparison.Ordinal);
        Assert.Contains("./build.sh NewMigration --name", refusal.Remedy, StringComparison.Ordinal);
        Assert.StartsWith($"M {First} (modified): MigrationModified", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_deletes_a_migration_is_refused()
    {
        var before = await BaseAsync();
        File.Delete(Repository[First]);
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.MigrationDeleted, First, 'D'), (refusal.Code, refusal.File, refusal.Status.Letter));
        Assert.Contains($"git checkout {before[..10]} -- {First}", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_renames_a_migration_is_a_deletion_which_names_the_file_of_the_same_content()
    {
        var before = await BaseAsync();
        File.Move(Repository[Second], Repository[Third]);
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.MigrationDeleted, Second, 'D'), (refusal.Code, refusal.File, refusal.Status.Letter));
        Assert.Contains($"{Third} has the same content", refusal.Why, StringComparison.Ordinal);
        Assert.Contains($"git mv {Third} {Second}", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_copies_a_migration_is_an_addition_whatever_git_is_configured_to_guess()
    {
        var before = await BaseAsync();
        await Repository.GitAsync(Token, "config", "diff.renames", "copies");
        File.Copy(Repository[Second], Repository[Third]);
        await CommitAsync();

        Assert.Equal([Third], Names(Lawful(await DetectAsync(PushTo("main", before)))));
    }

    [Fact]
    public async Task of_a_migrations_mode_is_refused()
    {
        var before = await BaseAsync();
        await Repository.GitAsync(Token, "update-index", "--chmod=+x", First);
        await Repository.GitAsync(Token, "commit", "--quiet", "-m", "executable");
        await Repository.GitAsync(Token, "checkout", "--quiet", "HEAD", "--", First);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.MigrationModeChanged, First, 'M'), (refusal.Code, refusal.File, refusal.Status.Letter));
        Assert.Contains("100644 to 100755", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_turns_a_migration_into_a_link_is_refused()
    {
        var before = await BaseAsync();
        File.Delete(Repository[First]);
        File.CreateSymbolicLink(Repository[First], "20260102000000_second.sql");
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.MigrationTypeChanged, First, 'T'), (refusal.Code, refusal.File, refusal.Status.Letter));
    }

    [Fact]
    public async Task that_adds_a_link_is_refused()
    {
        var before = await BaseAsync();
        File.CreateSymbolicLink(Repository[Third], "../elsewhere.sql");
        Repository.Write("db/elsewhere.sql", "select 1;\n");
        await CommitAsync();

        Assert.Equal((RefusalCode.SymbolicLink, Third), CodeAndFile(Refusal(await DetectAsync(PushTo("main", before)))));
    }

    [Fact]
    public async Task that_adds_a_submodule_is_refused()
    {
        var before = await BaseAsync();
        await Repository.GitAsync(Token, "update-index", "--add", "--cacheinfo", $"160000,{before},{Folder}/shared");
        await Repository.GitAsync(Token, "commit", "--quiet", "-m", "submodule");

        Assert.Equal((RefusalCode.Submodule, $"{Folder}/shared"), CodeAndFile(Refusal(await DetectAsync(PushTo("main", before)))));
    }

    [Theory]
    [InlineData("20260103000000_third.SQL")]
    [InlineData("20260103000000_third.Sql")]
    [InlineData("20260103000000_third.sql ")]
    [InlineData("ATLAS.SUM")]
    public async Task that_adds_a_name_which_would_silently_not_run_is_refused(string name)
    {
        var before = await BaseAsync();
        Repository.Write($"{Folder}/{name}", "select 1;\n");
        await CommitAsync();

        Assert.Equal((RefusalCode.LooksLikeMigration, $"{Folder}/{name}"), CodeAndFile(Refusal(await DetectAsync(PushTo("main", before)))));
    }

    [Fact]
    public async Task that_leaves_such_a_name_as_it_was_is_lawful_and_says_so()
    {
        Repository.Write($"{Folder}/old.SQL", "select 1;\n");
        var before = await BaseAsync();
        Add(Third);
        await CommitAsync();

        var outcome = Lawful(await DetectAsync(PushTo("main", before)));

        Assert.Contains("old.SQL looks like a migration and never runs", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_adds_a_folder_named_like_a_migration_is_refused()
    {
        var before = await BaseAsync();
        Repository.Write($"{Folder}/20260103000000_third.sql/part.txt", "select 1;\n");
        await Repository.CommitAsync(Token);

        Assert.Equal(
            (RefusalCode.FolderNamedLikeMigration, $"{Folder}/20260103000000_third.sql/part.txt"),
            CodeAndFile(Refusal(await DetectAsync(PushTo("main", before)))));
    }

    [Fact]
    public async Task of_a_readme_is_lawful_and_of_nested_sql_too_with_a_word()
    {
        Repository.Write($"{Folder}/README.md", "before\n");
        var before = await BaseAsync();
        Repository.Write($"{Folder}/README.md", "after\n");
        Repository.Write($"{Folder}/archive/20250101000000_old.sql", "select 1;\n");
        await CommitAsync();

        var outcome = Lawful(await DetectAsync(PushTo("main", before)));

        Assert.Empty(outcome.Added);
        Assert.Contains("is no migration: it will not run", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_breaks_several_rules_names_them_all()
    {
        var before = await BaseAsync();
        Repository.Write(First, "edited\n");
        File.Delete(Repository[Second]);
        Repository.Write($"{Folder}/20260103000000_third.SQL", "select 1;\n");
        await CommitAsync();

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync(PushTo("main", before)));

        Assert.Equal(
            [RefusalCode.MigrationModified, RefusalCode.MigrationDeleted, RefusalCode.LooksLikeMigration],
            refused.Refusals.Select(refusal => refusal.Code));
    }

    private static (RefusalCode Code, string File) CodeAndFile(DetectionRefusal refusal) => (refusal.Code, refusal.File);
}
