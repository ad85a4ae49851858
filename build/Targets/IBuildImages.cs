using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Images;

namespace OpsBuild.Build.Targets;

/// <summary>Builds the images of service and batch, or what stands for them where tasks run as processes.</summary>
public interface IBuildImages : IHazImages, IVerifyTaskDefinitions, IHazDotNet
{
    /// <summary>The images that the target built or found; empty before it ran, and where tasks run as processes.</summary>
    static IReadOnlyList<BuiltImage> Built { get; private set; } = [];

    /// <summary>The folders that stand for images where tasks run as processes; empty before it ran, and elsewhere.</summary>
    static IReadOnlyList<FolderBuild> Folders { get; private set; } = [];

    Target BuildImages => _ => _
        .Description("Builds the images with Docker (--local-runtime docker, or --profile NAME); else folders that stand for them; what did not change is not built again")
        .DependsOn(VerifyTaskDefinitions)
        // What must not be applied need not be built.
        .TryAfter<IDetectMigrations>(detection => detection.DetectMigrations)
        .OnlyWhenDynamic(() => ImageNeeds.IsBuildDue(this))
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            if (ImageBuilds.NeedsDocker(this))
                Built = await ImageBuilds.ImagesAsync(this, Interrupt.Token);
            else
                Folders = await ImageBuilds.FoldersAsync(this, Interrupt.Token);
            ImageReport.Tell(Built, Folders);
            ReportSummary(summary => ImageReport.Summarise(summary, Built, Folders));
        }));
}
