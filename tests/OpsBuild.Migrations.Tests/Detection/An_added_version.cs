using OpsBuild.Migrations.Detection;

namespace OpsBuild.Migrations.Tests.Detection;

public sealed class An_added_version : DetectionTest
{
    [Fact]
    public async Task that_is_older_than_the_base_is_refused_and_the_remedy_is_a_new_name()
    {
        var before = await BaseAsync();
        Add($"{Folder}/20260101120000_late.sql");
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.VersionOutOfOrder, 'A'), (refusal.Code, refusal.Status.Letter));
        Assert.Contains("20260101120000 is older than 20260102000000", refusal.Why, StringComparison.Ordinal);
        Assert.Contains("./build.sh NewMigration --name late", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_the_base_has_already_is_refused_and_names_the_other_file()
    {
        var before = await BaseAsync();
        Add($"{Folder}/20260102000000_zzz.sql");
        await CommitAsync();

        var refusal = Refusal(await DetectAsync(PushTo("main", before)));

        Assert.Equal((RefusalCode.VersionDuplicate, $"{Folder}/20260102000000_zzz.sql"), (refusal.Code, refusal.File));
        Assert.Contains(Second, refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_two_new_files_share_is_refused_for_both()
    {
        var before = await BaseAsync();
        Add(Third);
        Add($"{Folder}/20260103000000_other.sql");
        await CommitAsync();

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync(PushTo("main", before)));

        Assert.All(refused.Refusals, refusal => Assert.Equal(RefusalCode.VersionDuplicate, refusal.Code));
        Assert.Equal([$"{Folder}/20260103000000_other.sql", Third], refused.Refusals.Select(refusal => refusal.File));
    }

    [Theory]
    [InlineData("9_short.sql")]
    [InlineData("202601030000000_long.sql")]
    [InlineData("v3_named.sql")]
    [InlineData("20269999000000_no_such_day.sql")]
    public async Task of_another_shape_than_the_bases_time_stamps_is_refused(string name)
    {
        var before = await BaseAsync();
        Add($"{Folder}/{name}");
        await CommitAsync();

        Assert.Equal(RefusalCode.VersionShape, Refusal(await DetectAsync(PushTo("main", before))).Code);
    }

    [Theory]
    [InlineData("_unnamed.sql")]
    [InlineData(".sql")]
    public async Task that_is_missing_from_the_name_is_refused(string name)
    {
        var before = await BaseAsync();
        Repository.Write($"{Folder}/{name}", "select 1;\n");
        await Repository.CommitAsync(Token);

        Assert.Equal(RefusalCode.VersionMissing, Refusal(await DetectAsync(PushTo("main", before))).Code);
    }

    [Fact]
    public async Task of_a_folder_with_its_own_numbers_only_has_to_be_newer()
    {
        Add($"{Folder}/0001_one.sql");
        var before = await CommitAsync();
        Add($"{Folder}/0002_two.sql");
        await CommitAsync();

        Assert.Equal("0002", Lawful(await DetectAsync(PushTo("main", before))).HeadVersion?.ToString());
    }

    [Fact]
    public async Task whose_file_sorts_before_the_bases_is_refused_although_it_is_newer()
    {
        Add($"{Folder}/1_one.sql");
        var before = await CommitAsync();
        Add($"{Folder}/1-2_two.sql");      // as text "1-2" comes after "1", but "1-2_" before "1_"
        await CommitAsync();

        Assert.Equal(RefusalCode.VersionOutOfOrder, Refusal(await DetectAsync(PushTo("main", before))).Code);
    }
}
