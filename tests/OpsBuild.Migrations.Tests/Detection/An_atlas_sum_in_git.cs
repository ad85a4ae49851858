using OpsBuild.Migrations.Detection;

namespace OpsBuild.Migrations.Tests.Detection;

public sealed class An_atlas_sum_in_git : DetectionTest
{
    [Fact]
    public async Task that_does_not_know_the_added_file_is_refused()
    {
        var before = await BaseAsync();
        Repository.Write(Third, "select 1;\n");
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.SumMismatch, Sum, FileStatus.Unchanged), (refusal.Code, refusal.File, refusal.Status));
        Assert.Contains("line 4: 20260103000000_third.sql was added", refusal.Why, StringComparison.Ordinal);
        Assert.Contains("./build.sh HashMigrations", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_knows_another_content_is_refused_and_CR_LF_is_named_as_the_cause()
    {
        var before = await BaseAsync();
        Add(Third);
        File.WriteAllText(Repository[Third], "select 1;\r\n");
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.SumMismatch, 'M'), (refusal.Code, refusal.Status.Letter));
        Assert.Contains("20260103000000_third.sql was edited", refusal.Why, StringComparison.Ordinal);
        Assert.Contains(".gitattributes", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_deleted_is_refused()
    {
        var before = await BaseAsync();
        File.Delete(Repository[Sum]);
        await Repository.CommitAsync(Token);

        Assert.Equal((RefusalCode.SumDeleted, FileStatus.Deleted), CodeAndStatus(await DetectAsync(PushTo("main", before))));
    }

    [Fact]
    public async Task that_never_was_there_is_refused()
    {
        Repository.Write(First, "select 1;\n");
        var before = await Repository.CommitAsync(Token);
        Repository.Write(Second, "select 2;\n");
        await Repository.CommitAsync(Token);

        Assert.Equal((RefusalCode.SumMissing, FileStatus.Unchanged), CodeAndStatus(await DetectAsync(PushTo("main", before))));
    }

    [Fact]
    public async Task may_begin_with_this_change()
    {
        Repository.Write(First, "select 1;\n");
        var before = await Repository.CommitAsync(Token);
        Add(Second);
        await CommitAsync();

        Assert.Equal([Second], Names(Lawful(await DetectAsync(PushTo("main", before)))));
    }

    [Fact]
    public async Task with_a_merge_conflict_in_it_is_refused()
    {
        var before = await BaseAsync();
        File.AppendAllText(Repository[Sum], "<<<<<<< HEAD\n");
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal(RefusalCode.SumMalformed, refusal.Code);
        Assert.Contains("line 4 holds no hash; it is the mark of a merge conflict", refusal.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task with_another_entry_than_the_base_is_refused_as_rewritten(int line)
    {
        var before = await BaseAsync();
        var lines = await File.ReadAllLinesAsync(Repository[Sum], Token);
        lines[line - 1] = lines[line - 1].Replace("h1:", "h1:0", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Repository[Sum], string.Join('\n', lines) + "\n", Token);
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal(RefusalCode.SumRewritten, refusal.Code);
        Assert.Contains($"line {line} of the base", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_lost_its_last_entry_is_refused_as_rewritten()
    {
        var before = await BaseAsync();
        var lines = await File.ReadAllLinesAsync(Repository[Sum], Token);
        await File.WriteAllTextAsync(Repository[Sum], $"{lines[0]}\n{lines[1]}\n", Token);
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal(RefusalCode.SumRewritten, refusal.Code);
        Assert.Contains("line 3 of the base, 20260102000000_second.sql", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task whose_entries_changed_places_is_refused_as_rewritten()
    {
        var before = await BaseAsync();
        var lines = await File.ReadAllLinesAsync(Repository[Sum], Token);
        await File.WriteAllTextAsync(Repository[Sum], $"{lines[0]}\n{lines[2]}\n{lines[1]}\n", Token);
        await Repository.CommitAsync(Token);

        Assert.Equal(RefusalCode.SumRewritten, Refusal(await DetectAsync(PushTo("main", before))).Code);
    }

    [Fact]
    public async Task whose_first_line_was_edited_is_refused()
    {
        var before = await BaseAsync();
        var text = await File.ReadAllTextAsync(Repository[Sum], Token);
        await File.WriteAllTextAsync(Repository[Sum], text.Replace("h1:", "h1:0", StringComparison.Ordinal)[..4] + text[4..], Token);
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal(RefusalCode.SumMismatch, refusal.Code);
        Assert.Contains("its first line does not sum up the others", refusal.Why, StringComparison.Ordinal);
    }

    private static (RefusalCode, FileStatus) CodeAndStatus(DetectionOutcome outcome) => (Refusal(outcome).Code, Refusal(outcome).Status);
}
