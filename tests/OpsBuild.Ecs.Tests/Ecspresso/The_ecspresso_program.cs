using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Testing;

namespace OpsBuild.Ecs.Tests.Ecspresso;

public sealed class The_ecspresso_program : IDisposable
{
    private readonly ScriptedEcspresso scripted = new("2.8.7");
    private readonly TemporaryDirectory cache = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        scripted.Dispose();
        cache.Dispose();
    }

    [Fact]
    public async Task is_found_by_its_path_and_asked_for_its_version()
    {
        var program = await scripted.FindAsync(Cancellation);

        Assert.Equal((ScriptedEcspresso.Path(), new EcspressoVersion(2, 8, 7)), (program.Path, program.Version));
    }

    [Fact]
    public async Task is_found_on_the_search_path()
    {
        var program = await FindAsync(scripted.Options with { Path = null, SearchPath = $"/nowhere{Path.PathSeparator}{Path.GetDirectoryName(ScriptedEcspresso.Path())}" });

        Assert.Equal(ScriptedEcspresso.Path(), program.Path);
    }

    [Theory]
    [InlineData("2.3.5")]
    [InlineData("2.4.1")]
    [InlineData("4.0.0")]
    public async Task is_refused_in_a_version_that_is_not_known(string version)
    {
        scripted.Answer("version", $"echo 'ecspresso v{version}'");

        var refused = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => scripted.FindAsync(Cancellation));

        Assert.Contains(version, refused.Message, StringComparison.Ordinal);
        Assert.Contains("2.4.2 or newer, before 4.0.0", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo hello; exit 3")]
    [InlineData("echo 'ecspresso v2.8.7: error while loading shared libraries'; exit 3")]
    public async Task is_refused_when_it_names_no_version(string answer)
    {
        scripted.Answer("version", answer);

        var refused = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => scripted.FindAsync(Cancellation));

        Assert.Contains("exit code 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_nowhere_is_asked_for_with_the_versions_that_will_do()
    {
        var missing = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FindAsync(new EcspressoProgramOptions { SearchPath = "" }));

        Assert.Contains("Install ecspresso 2.4.2 or newer", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_not_at_the_given_path_is_not_looked_for_elsewhere()
    {
        var missing = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FindAsync(scripted.Options with { Path = "/nowhere/ecspresso" }));

        Assert.Contains("/nowhere/ecspresso", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_fetched_without_a_pinned_checksum()
    {
        var refused = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FetchAsync(null, new Answers([])));

        Assert.Contains("no SHA-256 of its archive is pinned", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_fetched_once_when_its_checksum_is_the_pinned_one()
    {
        var answers = new Answers(Archive());

        await FetchAsync(answers.Sha256, answers);
        var program = await FetchAsync(answers.Sha256, answers);

        Assert.Equal(new EcspressoVersion(2, 8, 7), program.Version);
        Assert.StartsWith(cache.Path, program.Path, StringComparison.Ordinal);
        Assert.Matches("^https://tools.example/2.8.7/(linux|darwin|windows)_(amd64|arm64).tar.gz$", Assert.Single(answers.Asked));
    }

    [Fact]
    public async Task is_not_run_when_its_checksum_is_another()
    {
        var refused = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FetchAsync(new string('0', 64), new Answers(Archive())));

        Assert.Contains("is not the archive that was pinned", refused.Message, StringComparison.Ordinal);
        Assert.False(scripted.WasCalled("version"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(cache.Path));
    }

    [Fact]
    public async Task that_cannot_be_fetched_says_from_where()
    {
        var failed = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FetchAsync(new string('0', 64), new Answers(null)));

        Assert.Contains("https://tools.example/2.8.7/", failed.Message, StringComparison.Ordinal);
        Assert.Contains("404", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_cannot_be_unpacked_says_where_and_why()
    {
        var answers = new Answers("no archive"u8.ToArray());

        var failed = await Assert.ThrowsAsync<EcspressoUnavailableException>(() => FetchAsync(answers.Sha256, answers));

        Assert.Contains($"could not be unpacked into {cache.Path}", failed.Message, StringComparison.Ordinal);
    }

    private Task<EcspressoProgram> FetchAsync(string? sha256, Answers answers) => FindAsync(
        scripted.Options with
        {
            Path = null,
            SearchPath = "",
            Download = new EcspressoDownload(new EcspressoVersion(2, 8, 7), "https://tools.example/{version}/{os}_{arch}.tar.gz", sha256, cache.Path),
        },
        answers);

    private static async Task<EcspressoProgram> FindAsync(EcspressoProgramOptions options, HttpMessageHandler? handler = null)
    {
        using var http = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        return await EcspressoProgram.FindAsync(options, http, Cancellation);
    }

    private static byte[] Archive()
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "README.md") { DataStream = new MemoryStream("read me"u8.ToArray()) });
            tar.WriteEntry(ScriptedEcspresso.Path(), "ecspresso");
        }

        return archive.ToArray();
    }

    /// <summary>One answer for every address; null is 404.</summary>
    private sealed class Answers(byte[]? archive) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(archive!));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());
            return Task.FromResult(archive is null
                ? new HttpResponseMessage(HttpStatusCode.NotFound)
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(archive) });
        }
    }
}
