using OpsBuild.Migrations.Detection;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

public sealed class Detection_itself : DetectionTest
{
    public static TheoryData<string> OddNames =>
    [
        "20260103000000_with blank.sql",
        "20260103000000_it's \"quoted\" $HOME.sql",
        "20260103000000_caf\u00e9.sql",         // one code point
        "20260103000000_cafe\u0301.sql",        // two
        "20260103000000_\u6ce8\u6587\ud83d\udce6.sql",
    ];

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task takes_any_name_of_a_file_on_CI_and_locally(string name)
    {
        var before = await BaseAsync();
        Add($"{Folder}/{name}");
        var locally = Lawful(await DetectAsync());
        await CommitAsync();
        var onCi = Lawful(await DetectAsync(PushTo("main", before)));

        Assert.Equal([$"{Folder}/{name}"], Names(locally));
        Assert.Equal([$"{Folder}/{name}"], Names(onCi));
    }

    [Fact]
    public async Task tells_two_names_apart_that_only_look_alike()
    {
        var before = await BaseAsync();
        Add($"{Folder}/20260103000000_caf\u00e9.sql");
        Add($"{Folder}/20260104000000_cafe\u0301.sql");
        await CommitAsync();

        Assert.Equal(2, Lawful(await DetectAsync(PushTo("main", before))).Added.Count);
    }

    [Theory]
    [InlineData("20260103000000_two\nlines.sql")]
    [InlineData("20260103000000_a h1:b.sql")]
    [InlineData(" 20260103000000_third.sql")]
    public async Task refuses_a_name_that_atlas_sum_cannot_hold(string name)
    {
        var before = await BaseAsync();
        Add($"{Folder}/{name}");
        await CommitAsync();

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync(PushTo("main", before)));

        Assert.Contains(refused.Refusals, refusal => (refusal.Code, refusal.File) == (RefusalCode.NameUnusable, $"{Folder}/{name}"));
    }

    [Fact]
    public async Task refuses_a_name_that_is_not_UTF_8()
    {
        var before = await BaseAsync();
        // No name of a .NET string can be written so; git's index takes it.
        var blob = await Repository.GitAsync(Token, "rev-parse", $"HEAD:{First}");
        await Repository.GitAsync(Token, "-c",
            $@"alias.odd=!printf '100644 {blob} 0\t{Folder}/20260103000000_\351.sql\0' | git update-index -z --index-info", "odd");
        await Repository.GitAsync(Token, "commit", "--quiet", "-m", "latin-1");

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync(PushTo("main", before)));

        Assert.Contains(refused.Refusals, refusal => refusal.Code == RefusalCode.NameUnusable);
    }

    [Fact]
    public async Task quotes_a_name_that_would_forge_a_line_of_the_report()
    {
        var before = await BaseAsync();
        Add($"{Folder}/1_a\nM forged.sql");
        await CommitAsync();

        var refused = Assert.IsType<DetectionOutcome.Refused>(await DetectAsync(PushTo("main", before)));

        Assert.All(refused.Refusals, refusal =>
            Assert.StartsWith($@"A $'{Folder}/1_a\nM forged.sql' (added)", refusal.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task quotes_a_name_that_would_turn_the_direction_of_writing()
    {
        var before = await BaseAsync();
        Add($"{Folder}/1_a\u202elqs.sql");
        await CommitAsync();

        Assert.Contains(@"1_a\u202elqs.sql'", Refusal(await DetectAsync(PushTo("main", before))).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("*")]
    [InlineData(":(top)db")]
    public async Task takes_the_name_of_a_folder_literally(string folder)
    {
        await BaseAsync();
        Repository.Write($"{folder}/20260103000000_third.sql", "select 1;\n");
        MigrationDirectory.Read(Repository[folder]).UpdateSum();

        var outcome = Lawful(await DetectAsync(new DetectionRequest(Repository.Path) { MigrationFolder = folder }));

        Assert.Equal([$"{folder}/20260103000000_third.sql"], Names(outcome));
    }

    [Fact]
    public async Task finds_the_folder_from_below_the_root_and_by_its_whole_path()
    {
        await BaseAsync();
        Add(Third);

        var fromBelow = await DetectAsync(new DetectionRequest(Repository["db"]) { MigrationFolder = "migrations" });
        var fromBeside = await DetectAsync(new DetectionRequest(Repository[Folder]) { MigrationFolder = "../../db/./migrations/" });
        var whole = await DetectAsync(new DetectionRequest(Repository.Path) { MigrationFolder = Repository[Folder] });

        Assert.All([fromBelow, fromBeside, whole], outcome => Assert.Equal([Third], Names(Lawful(outcome))));
    }

    [Fact]
    public async Task works_where_the_root_itself_is_the_folder()
    {
        Repository.Write("20260101000000_first.sql", "select 1;\n");
        MigrationDirectory.Read(Repository.Path).UpdateSum();
        var before = await Repository.CommitAsync(Token);
        File.AppendAllText(Repository["20260101000000_first.sql"], "-- edited\n");
        await Repository.CommitAsync(Token);

        var refusal = Refusal(await DetectAsync(new DetectionRequest(Repository.Path) { MigrationFolder = ".", BaseRef = before }));

        Assert.Equal((RefusalCode.MigrationModified, "20260101000000_first.sql"), (refusal.Code, refusal.File));
    }

    [Fact]
    public async Task reads_its_own_repository_even_when_started_from_a_hook_of_another()
    {
        await BaseAsync();
        Add(Third);

        var other = Own(await TestRepository.CreateAsync(Token));
        var hook = new Dictionary<string, string>
        {
            ["GIT_DIR"] = other[".git"],
            ["GIT_WORK_TREE"] = other.Path,
            ["GIT_INDEX_FILE"] = other[".git/index"],
            ["GIT_PREFIX"] = "src/",
        };

        var outcome = await DetectAsync(new DetectionRequest(Repository.Path), hook);

        Assert.Equal([Third], Names(Lawful(outcome)));
    }

    [Fact]
    public async Task fetches_what_a_partial_clone_left_out()
    {
        var before = await BaseAsync();
        Repository.Write(First, "edited\n");
        await CommitAsync();
        await Repository.GitAsync(Token, "config", "uploadpack.allowFilter", "true");
        var clone = Own(await Repository.CloneAsync(Token, "--filter=blob:none"));

        var refusal = Refusal(await DetectAsync(PushTo("main", before), repository: clone));

        Assert.Equal((RefusalCode.MigrationModified, First), (refusal.Code, refusal.File));
    }

    [Fact]
    public async Task writes_nothing_to_the_repository()
    {
        await BaseAsync();
        Add(Third);
        File.SetLastWriteTimeUtc(Repository[First], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));     // git would like to refresh its index
        var before = Inventory();

        Assert.Equal([Third], Names(Lawful(await DetectAsync())));

        Assert.Equal(before, Inventory());
    }

    private string[] Inventory() =>
    [
        .. new DirectoryInfo(Repository.Path).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, RecurseSubdirectories = true })
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O} {(entry as FileInfo)?.Length}")
            .Order(StringComparer.Ordinal),
    ];
}
