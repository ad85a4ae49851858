using Amazon.ECR;
using Amazon.ECR.Model;
using Serilog;

namespace OpsBuild.Images.Registry;

/// <summary>Waits for the registry's scan of an image, and lets it pass only when the scan came to a verdict that is good enough.</summary>
internal sealed class ScanGate(IAmazonECR ecr, ImagePushOptions options, ILogger log)
{
    private static readonly ScanStatus[] Waiting = [ScanStatus.PENDING, ScanStatus.IN_PROGRESS];
    private static readonly ScanStatus[] Done = [ScanStatus.COMPLETE, ScanStatus.ACTIVE];

    /// <exception cref="ImagePushException">Too much was found, or there is no verdict.</exception>
    public async Task<ScanFindings> PassAsync(EcrRepository repository, string digest, ScanSeverity severity, CancellationToken cancellationToken)
    {
        var what = $"The image {repository.Uri}@{digest} did not pass the scan gate ({severity.ToString().ToUpperInvariant()} and worse).";
        var waited = TimeSpan.Zero;
        while (true)
        {
            var scan = await AskAsync(what, repository, digest, cancellationToken);
            if (scan is not null && Done.Contains(scan.ImageScanStatus?.Status))
                return Judge(what, scan, severity);
            if (scan is not null && !Waiting.Contains(scan.ImageScanStatus?.Status))
                throw new ImagePushException(ImagePushProblem.Scan, what,
                    $"the scan has no verdict: {scan.ImageScanStatus?.Status?.Value ?? "no state"}{(scan.ImageScanStatus?.Description is { Length: > 0 } more ? $" ({more})" : "")}",
                    "look at the image's scan in ECR's console; an image that cannot be scanned needs a person's decision, and then a run without --scan-gate.");
            if (waited >= options.ScanWait)
                throw new ImagePushException(ImagePushProblem.Scan, what,
                    scan is null ? $"the image was not scanned within {options.ScanWait.TotalSeconds:0} s" : $"the scan is still {scan.ImageScanStatus!.Status} after {options.ScanWait.TotalSeconds:0} s",
                    scan is null ? "turn scanning on (scan_on_push of the repository, or the registry's scanning configuration), and run it again." : "run it again: the image is there, and only the scan is waited for.");
            log.Information("Scan of {Digest}: {State}", digest[..19], scan?.ImageScanStatus?.Status?.Value ?? "not begun");
            await Task.Delay(options.ScanPoll, cancellationToken);
            waited += options.ScanPoll;
        }
    }

    private static ScanFindings Judge(string what, DescribeImageScanFindingsResponse scan, ScanSeverity severity)
    {
        var findings = new ScanFindings(scan.ImageScanFindings?.FindingSeverityCounts ?? []);
        return findings.From(severity) is var bad and > 0
            ? throw new ImagePushException(ImagePushProblem.Scan, what, $"{bad} of the findings are that bad: {findings}", "update the base image and the packages, build and push again.")
            : findings;
    }

    // Right after a push there may be no scan yet.
    private async Task<DescribeImageScanFindingsResponse?> AskAsync(string what, EcrRepository repository, string digest, CancellationToken cancellationToken)
    {
        try
        {
            return await EcrCalls.AskAsync(what, "ecr:DescribeImageScanFindings", () => ecr.DescribeImageScanFindingsAsync(
                new DescribeImageScanFindingsRequest { RepositoryName = repository.Name, ImageId = new ImageIdentifier { ImageDigest = digest } }, cancellationToken));
        }
        catch (ScanNotFoundException)
        {
            return null;
        }
    }
}
