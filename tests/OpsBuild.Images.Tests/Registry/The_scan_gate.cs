using OpsBuild.Images.Registry;

namespace OpsBuild.Images.Tests.Registry;

public sealed class The_scan_gate(LocalRegistry registry) : IClassFixture<LocalRegistry>
{
    private static readonly Dictionary<string, int> Counts = new() { ["LOW"] = 7, ["HIGH"] = 2, ["UNTRIAGED"] = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PENDING IN_PROGRESS COMPLETE")]
    [InlineData("ACTIVE")]
    public async Task waits_for_the_verdict_and_tells_what_was_found(string states)
    {
        var pushed = await PushAsync(ScanSeverity.Critical, states);

        Assert.Equal("2 HIGH, 7 LOW, 1 UNTRIAGED", pushed.Findings!.ToString());
    }

    [Theory]
    [InlineData(ScanSeverity.High, "COMPLETE", "2 of the findings are that bad: 2 HIGH, 7 LOW, 1 UNTRIAGED")]
    [InlineData(ScanSeverity.Low, "ACTIVE", "9 of the findings are that bad")]
    [InlineData(ScanSeverity.Critical, "FAILED", "no verdict: FAILED")]
    [InlineData(ScanSeverity.Critical, "UNSUPPORTED_IMAGE", "no verdict: UNSUPPORTED_IMAGE")]
    [InlineData(ScanSeverity.Critical, "PENDING OF_TOMORROW", "no verdict: OF_TOMORROW")]
    [InlineData(ScanSeverity.Critical, "IN_PROGRESS", "the scan is still IN_PROGRESS")]
    [InlineData(ScanSeverity.Critical, "", "the image was not scanned within")]
    public async Task fails_closed(ScanSeverity severity, string states, string says)
    {
        var failure = await Assert.ThrowsAsync<ImagePushException>(() => PushAsync(severity, states));

        Assert.Equal(ImagePushProblem.Scan, failure.Problem);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    private async Task<PushedImage> PushAsync(ScanSeverity severity, string states)
    {
        using var trial = await registry.TrialAsync(Cancellation);
        if (states.Length > 0)
            await trial.ScanAsync(states.Split(' '), Counts, Cancellation);
        trial.Options = trial.Options with { ScanGate = severity };
        var build = new FolderBuild(ImagePurpose.App, SmallImage.NewTag(), "/bin/true", "/bin", new string('a', 64), new Dictionary<string, string>());
        return await trial.Push.RunAsync(build, Cancellation);
    }
}
