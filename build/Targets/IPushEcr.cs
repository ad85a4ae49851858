using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Images;
using OpsBuild.Images.Registry;

namespace OpsBuild.Build.Targets;

/// <summary>Pushes what was built to ECR, or to the registry of the local environment. docs/push-ecr.md explains it.</summary>
public interface IPushEcr : IBuildImages
{
    [Parameter("Fail when the registry's scan of an image finds this or worse: Critical, High, Medium, Low, Informational - default: no scan is waited for")]
    ScanSeverity? ScanGate => TryGetValue<ScanSeverity?>(() => ScanGate);

    /// <summary>The images that the target pushed or found, by purpose; empty before it ran.</summary>
    static IReadOnlyDictionary<ImagePurpose, PushedImage> Pushed { get; private set; } = new Dictionary<ImagePurpose, PushedImage>();

    Target PushEcr => _ => _
        .Description("Pushes the images to ECR (--profile NAME), else to the local registry, and reads back the digests that later steps run")
        .DependsOn(BuildImages)
        .OnlyWhenDynamic(() => ImageNeeds.IsPushDue(this))
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var pushed = await ImagePushes.RunAsync(this, Interrupt.Token);
            Pushed = pushed.ToDictionary(image => image.Purpose);
            PushReport.Tell(pushed);
            ReportSummary(summary => PushReport.Summarise(summary, pushed));
        }));
}
