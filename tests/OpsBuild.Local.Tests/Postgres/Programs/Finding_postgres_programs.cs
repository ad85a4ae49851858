using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Programs;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Local.Tests.Postgres.Programs;

public sealed class Finding_postgres_programs(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PostgresPrograms.InFolder Known => fixture.Server.Programs as PostgresPrograms.InFolder
        ?? throw new InvalidOperationException("These tests want a server in a folder.");

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task takes_the_named_folder_or_the_bin_in_it(string above)
    {
        using var folder = new TemporaryDirectory();
        Directory.CreateSymbolicLink(folder["bin"], Known.BinDirectory);

        var found = await FindAsync(new PostgresProgramsOptions { Directory = Path.Combine(folder["bin"], above) });

        Assert.Equal((Known.Version, ProgramsOrigin.Parameter), (found.Version, found.Origin));
    }

    [Fact]
    public async Task refuses_a_named_folder_without_programs_and_says_what_it_looked_for()
    {
        using var folder = new TemporaryDirectory();

        var refused = await Assert.ThrowsAsync<PostgresProgramsNotFoundException>(
            () => FindAsync(new PostgresProgramsOptions { Directory = folder.Path }));

        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("looked for postgres, initdb and pg_ctl", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_named_folder_of_another_major_than_the_profile_asks_for()
    {
        var other = Known.Major == 18 ? 17 : 18;

        var refused = await Assert.ThrowsAsync<PostgresProgramsNotFoundException>(
            () => FindAsync(new PostgresProgramsOptions { Directory = Known.BinDirectory, RequiredMajor = other }));

        Assert.Contains($"holds PostgreSQL {Known.Version}, and major {other} is asked for", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_fooled_by_scripts_that_stand_before_a_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no #! scripts.");
        using var folder = new TemporaryDirectory();
        foreach (var name in (string[])["postgres", "initdb", "pg_ctl"])
            Executable(folder.Write(name, $"#!/bin/sh\nexec '{Known.Program(name)}' \"$@\"\n"));

        var result = await ProbeAsync(folder.Path);

        Assert.Contains("is a script", Assert.IsType<ProbeResult.NotUsable>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_fooled_by_a_lone_postgres_on_the_path()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The copy would need its libraries.");
        using var folder = new TemporaryDirectory();
        File.Copy(Known.Program("postgres"), folder["postgres"]);

        var result = await ProbeAsync(folder.Path);

        Assert.Contains("holds no initdb", Assert.IsType<ProbeResult.NotUsable>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task follows_a_link_on_the_path_to_the_folder_with_the_other_programs()
    {
        using var folder = new TemporaryDirectory();
        File.CreateSymbolicLink(folder["postgres"], Known.Program("postgres"));

        var result = await ProbeAsync(folder.Path);

        Assert.Equal(Known.BinDirectory, Assert.IsType<ProbeResult.Usable>(result).Programs.BinDirectory);
    }

    [Fact]
    public async Task says_which_majors_the_machine_has_when_the_required_one_is_missing()
    {
        var other = Known.Major == 13 ? 14 : 13;
        var way = new ProgramsOnMachine(
            new ProgramsProbe(await ServerUser.NeededAsync(Cancellation)), _ => Task.FromResult<IReadOnlyList<string>>([Known.BinDirectory]));

        var search = await way.FindAsync(other, Logger.None, Cancellation);

        Assert.Equal($"only {Known.Version}, not major {other}", Assert.IsType<ProgramsSearch.NotFound>(search).Reason);
    }

    [Fact]
    public async Task looks_on_the_machine_before_anything_is_fetched()
    {
        Assert.SkipWhen((await ProgramsFolders.OfThisMachine(Cancellation)).Count == 0, "This machine has no PostgreSQL installed.");

        var found = await FindAsync(new PostgresProgramsOptions());

        Assert.Equal(ProgramsOrigin.Machine, found.Origin);
    }

    [Fact]
    public async Task that_leads_nowhere_names_the_four_ways()
    {
        var nowhere = await Assert.ThrowsAsync<PostgresProgramsNotFoundException>(
            () => FindAsync(new PostgresProgramsOptions { Ways = ProgramsWays.None, RequiredMajor = 16 }));

        Assert.All(["PostgreSQL 16", "name a folder", "install", "npm", "Docker"],
            word => Assert.Contains(word, nowhere.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("postgres (PostgreSQL) 17.10", "17.10")]
    [InlineData("18.4", "18.4")]
    [InlineData("postgres (PostgreSQL) 12.22", null)]
    [InlineData("postgres (PostgreSQL) 19devel", null)]
    [InlineData("postgres (PostgreSQL) 18beta2", null)]
    [InlineData("pg_ctl (PostgreSQL) 15.18", null)]
    [InlineData("", null)]
    public void reads_the_versions_of_supported_releases_only(string printed, string? version)
    {
        var isRelease = PostgresVersion.TryParse(printed, out var parsed);

        Assert.Equal((version is not null, version), (isRelease, parsed?.ToString()));
    }

    private static Task<PostgresPrograms> FindAsync(PostgresProgramsOptions options) =>
        PostgresPrograms.FindAsync(options, Logger.None, Cancellation);

    private static async Task<ProbeResult> ProbeAsync(string folder) =>
        await new ProgramsProbe(await ServerUser.NeededAsync(Cancellation)).ProbeAsync(folder, ProgramsOrigin.Machine, Cancellation);

    private static void Executable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }
}
