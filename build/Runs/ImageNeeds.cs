using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Images;

namespace OpsBuild.Build.Runs;

/// <summary>Which images the targets of this build run, where nobody named any.</summary>
internal static class ImageNeeds
{
    /// <summary>Whether they have to be built: somebody asks for it, they are to be pushed, or the service is deployed on this machine.</summary>
    public static bool IsBuildDue(IBuildImages build) => IsAskedFor(build, nameof(IBuildImages.BuildImages)) || IsPushDue(build) || Of(build).Count > 0;

    /// <summary>Whether they have to be pushed: somebody asks for it, or an AWS account is to run images that no parameter names.</summary>
    public static bool IsPushDue(IBuildImages build) =>
        IsAskedFor(build, nameof(IPushEcr.PushEcr)) || (RunEnvironments.Profile is not null && Of(build).Count > 0);

    /// <summary>The images of this build: those that are asked for by name, else those that its targets run and no parameter names.</summary>
    public static IReadOnlyList<ImagePurpose> Of(IBuildImages build)
    {
        if (build.Images is { Length: > 0 } names)
            return Named(names);
        if (IsAskedFor(build, nameof(IBuildImages.BuildImages)) || IsAskedFor(build, nameof(IPushEcr.PushEcr)))
            return ImagePurpose.All;
        var deploys = IsPlanned(build, nameof(IDeployService.DeployService));
        var isAws = RunEnvironments.Profile is not null;
        var needed = new List<ImagePurpose>();
        if (deploys && build is IDeployService { AppImageUri: null, AppProgram: null })
            needed.Add(ImagePurpose.App);
        if (!isAws || build.ImageUri is { Length: > 0 } || build.RunId is not null)
            return needed;
        var asks = build is IDriftCheck { AsksTheDatabase: true };
        if (IsAskedFor(build, nameof(ISyncAppUser.SyncAppUser)) || (asks && IsPlanned(build, nameof(ISyncAppUser.SyncAppUser))))
            needed.Add(ImagePurpose.BatchCreateDbAppUser);
        var rollsBack = build is IRollbackService { Force: false } && IsPlanned(build, nameof(IRollbackService.RollbackService));
        var checks = IsAskedFor(build, nameof(IDriftCheck.DriftCheck)) || (asks && IsPlanned(build, nameof(IDriftCheck.DriftCheck)));
        if (deploys || rollsBack || checks || IsPlanned(build, nameof(IPlanMigration.PlanMigration)))
            needed.Add(ImagePurpose.BatchMigrateDb);
        return needed;
    }

    private static ImagePurpose[] Named(string[] names)
    {
        foreach (var name in names)
            Assert.True(ImagePurpose.TryParse(name, out _), $"--images {name} is no image: {string.Join(", ", ImagePurpose.All)} are.");
        return [.. ImagePurpose.All.Where(purpose => names.Contains(purpose.Name))];
    }

    private static bool IsAskedFor(INukeBuild build, string target) => build.InvokedTargets.Any(each => each.Name == target);

    private static bool IsPlanned(INukeBuild build, string target) => build.ExecutionPlan.Any(each => each.Name == target);
}
