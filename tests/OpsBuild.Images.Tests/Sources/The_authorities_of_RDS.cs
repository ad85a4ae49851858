using OpsBuild.Images.Sources;
using OpsBuild.Testing;

namespace OpsBuild.Images.Tests.Sources;

public sealed class The_authorities_of_RDS : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly Told told = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Pem => Path.Combine(folder.Path, "ca.pem");

    private RdsBundle Bundle => new(Path.Combine(folder.Path, "rds-global-bundle.sha256"), Path.Combine(folder.Path, "cache")) { Source = Pem };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task are_recorded_by_the_first_build_and_taken_by_the_next()
    {
        File.WriteAllText(Pem, Authority.Pem() + Authority.Pem());

        var first = await Bundle.EnsureAsync(told.Log, Cancellation);
        var second = await (Bundle with { MayRecord = false }).EnsureAsync(told.Log, Cancellation);

        Assert.Equal(first, second);
        Assert.Equal($"{first.Sha256}  rds-global-bundle.pem\n", File.ReadAllText(Bundle.RecordFile));
        Assert.Contains("2 certificates", Assert.Single(told.Lines, line => line.StartsWith("Warning Recorded", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_refused_when_they_are_others_than_recorded()
    {
        File.WriteAllText(Pem, Authority.Pem());
        var recorded = await Bundle.EnsureAsync(told.Log, Cancellation);
        File.WriteAllText(Pem, Authority.Pem());

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => Bundle.EnsureAsync(told.Log, Cancellation));

        Assert.Contains("is not the file that was pinned", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"pinned is {recorded.Sha256}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("remove docker/rds-global-bundle.sha256", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_not_recorded_by_a_build_server()
    {
        File.WriteAllText(Pem, Authority.Pem());

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => (Bundle with { MayRecord = false }).EnsureAsync(told.Log, Cancellation));

        Assert.Contains("rds-global-bundle.sha256 is not committed", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Bundle.RecordFile));
    }

    [Theory]
    [InlineData("<html>a proxy's page</html>", "no certificate is in it")]
    [InlineData("", "no certificate is in it")]
    public async Task are_not_whatever_a_proxy_answers(string text, string why)
    {
        File.WriteAllText(Pem, text);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => Bundle.EnsureAsync(told.Log, Cancellation));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Bundle.RecordFile));
    }

    [Fact]
    public async Task are_never_left_out_because_they_could_not_be_fetched()
    {
        // Nobody listens on this port.
        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => (Bundle with { Source = "https://127.0.0.1:9/global-bundle.pem" }).EnsureAsync(told.Log, Cancellation));

        Assert.Contains("--rds-ca-bundle FILE", failure.Message, StringComparison.Ordinal);
    }
}
