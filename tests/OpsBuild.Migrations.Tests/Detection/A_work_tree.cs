using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>Locally what is on disk counts; on CI only what is committed.</summary>
public sealed class A_work_tree : DetectionTest
{
    private static readonly CiEvent OnCi = new CiEvent.Other("workflow_dispatch");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task with_a_new_migration_counts_it_as_added_untracked_or_staged(bool staged)
    {
        await BaseAsync();
        Add(Third);
        if (staged)
            await Repository.GitAsync(Token, "add", "--all");

        var outcome = Lawful(await DetectAsync());

        var added = Assert.Single(outcome.Added);
        Assert.Equal((Third, "20260103000000", false), (added.File, added.Version.ToString(), added.IsCommitted));
        Assert.True(outcome.FromWorkTree);
        Assert.False(outcome.SumNeedsUpdate);
    }

    [Fact]
    public async Task with_a_new_migration_not_yet_hashed_is_lawful_and_says_so()
    {
        await BaseAsync();
        Add(Third);
        await File.AppendAllTextAsync(Repository[Third], "create index on third (id);\n", Token);

        var outcome = Lawful(await DetectAsync());

        Assert.True(outcome.SumNeedsUpdate);
        Assert.Equal([Third], Names(outcome));
        Assert.Contains("./build.sh HashMigrations", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_an_unhashed_migration_that_is_committed_is_refused()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Repository.Write(Third, "select 1;\n");
        await Repository.CommitAsync(Token);

        Assert.Equal(RefusalCode.SumMismatch, Refusal(await DetectAsync()).Code);
    }

    [Fact]
    public async Task with_an_edited_old_migration_is_refused_although_atlas_sum_was_updated()
    {
        await BaseAsync();
        await File.AppendAllTextAsync(Repository[First], "-- harmless?\n", Token);
        Hash();

        Assert.Equal((RefusalCode.MigrationModified, First), CodeAndFile(await DetectAsync()));
    }

    [Fact]
    public async Task whose_old_migration_was_only_touched_is_lawful()
    {
        await BaseAsync();
        File.SetLastWriteTimeUtc(Repository[First], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.False(Lawful(await DetectAsync()).HasAddedMigration);
    }

    [Fact]
    public async Task with_a_deleted_old_migration_is_refused()
    {
        await BaseAsync();
        File.Delete(Repository[Second]);

        Assert.Equal((RefusalCode.MigrationDeleted, Second), CodeAndFile(await DetectAsync()));
    }

    [Fact]
    public async Task with_an_old_migration_taken_out_of_the_index_is_refused()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "rm", "--quiet", "--cached", Second);

        Assert.Equal((RefusalCode.MigrationDeleted, Second), CodeAndFile(await DetectAsync()));
    }

    [Fact]
    public async Task with_an_edited_migration_that_is_new_on_the_branch_is_lawful()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();
        await File.AppendAllTextAsync(Repository[Third], "select 2;\n", Token);
        Hash();

        Assert.False(Assert.Single(Lawful(await DetectAsync()).Added).IsCommitted);
    }

    [Fact]
    public async Task with_a_committed_migration_deleted_again_that_is_new_on_the_branch_is_lawful()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();
        File.Delete(Repository[Third]);
        Hash();

        Assert.False(Lawful(await DetectAsync()).HasAddedMigration);
    }

    [Fact]
    public async Task with_an_ignored_migration_does_not_count_it_and_says_so()
    {
        Repository.Write(".gitignore", "*_scratch.sql\n");
        await BaseAsync();
        Repository.Write($"{Folder}/20260103000000_scratch.sql", "select 1;\n");

        var outcome = Lawful(await DetectAsync());

        Assert.Empty(outcome.Added);
        Assert.Contains("is ignored by git", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_link_is_refused()
    {
        await BaseAsync();
        File.CreateSymbolicLink(Repository[Third], "nowhere.sql");

        Assert.Equal((RefusalCode.SymbolicLink, Third), CodeAndFile(await DetectAsync()));
    }

    [Fact]
    public async Task in_the_middle_of_a_merge_is_refused_for_the_file_in_conflict()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "main");
        Add($"{Folder}/20260104000000_fourth.sql");
        await CommitAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Repository.GitAsync(Token, "merge", "--quiet", "topic"));

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync());

        Assert.Contains(refused.Refusals, refusal => (refusal.Code, refusal.File, refusal.Status.Letter) == (RefusalCode.Unmerged, Sum, 'U'));
    }

    [Fact]
    public async Task on_CI_does_not_count_a_file_that_is_not_committed_and_notes_it()
    {
        await BaseAsync();
        await CommitAsync();
        Add(Third);
        File.WriteAllText(Repository[Sum], await Repository.GitAsync(Token, "show", $"HEAD:{Sum}") + "\n");

        var outcome = Lawful(await DetectAsync(OnCi));

        Assert.False(outcome.HasAddedMigration);
        Assert.Equal("20260102000000", outcome.HeadVersion?.ToString());
        Assert.Contains($"{Third} is not committed", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_CI_that_differs_from_the_commit_in_a_migration_is_refused()
    {
        await BaseAsync();
        await CommitAsync();
        await File.AppendAllTextAsync(Repository[Second], "select 'by some step';\n", Token);

        Assert.Equal((RefusalCode.CheckoutDiffers, Second), CodeAndFile(await DetectAsync(OnCi)));
    }

    private static (RefusalCode Code, string File) CodeAndFile(DetectionOutcome outcome) => (Refusal(outcome).Code, Refusal(outcome).File);
}
