using Nuke.Common.Internal.Planning;
using Nuke.Common.Internal.Running;
using Nuke.Common.Execution;

namespace Nuke.Tests.Planning;

public sealed class A_definition
{
    [Fact]
    public void says_everything_about_its_target()
    {
        var catalog = Builds.Catalog<Sample>();
        var target = catalog.Named("Full");

        Assert.Equal("Does it all", target.Description);
        Assert.False(target.Listed);
        Assert.True(target.AssuredAfterFailure);
        Assert.True(target.ProceedAfterFailure);
        Assert.Equal(DependencyBehavior.Execute, target.DependencyBehavior);
        Assert.Equal(["a.zip", "b.zip"], target.ArtifactProducts);
        Assert.Equal(["x.zip"], target.ArtifactDependencies[catalog.Named("Other")]);
        Assert.Equal(3, target.PartitionSize);
        Assert.Equal("Name == null", Assert.Single(target.StaticConditions).Text);
        Assert.Equal(3, target.Actions.Count);
    }

    [Fact]
    public void takes_all_artifacts_where_it_names_none() =>
        Assert.Equal(["x.zip", "y.zip"], Assert.Single(Builds.Catalog<Sample>().Named("TakesAll").ArtifactDependencies));

    [Fact]
    public void finds_its_target_among_a_runs_targets()
    {
        var build = new Sample();
        var catalog = new TargetCatalog(build);

        Assert.True(catalog.All.Contains(build.TheOther()));
    }

    [Theory]
    [InlineData("Conditional", "Conditional:Skipped Needed:Skipped Shared:Scheduled AlsoShared:Scheduled", "AlsoShared")]
    [InlineData("Stubborn", "Stubborn:Skipped Needed:Scheduled")]
    public void that_is_skipped_takes_along_what_nothing_else_needs(string skipped, string statuses, params string[] others)
    {
        var build = new Sample();
        var catalog = new TargetCatalog(build);
        var invoked = others.Prepend(skipped).Select(catalog.Named).ToList();
        var plan = ExecutionPlanner.Plan(catalog.All, invoked);
        foreach (var target in plan)
            (target.Status, target.Invoked) = (ExecutionStatus.Scheduled, invoked.Contains(target));

        new Skipping(plan, new BuildHooks(build)).ByCondition(catalog.Named(skipped), "condition");

        Assert.Equal(statuses.Split(' ').Order(StringComparer.Ordinal), plan.Select(target => $"{target.Name}:{target.Status}").Order(StringComparer.Ordinal));
    }

    private sealed class Sample : NukeBuild
    {
        string? Name { get; }

        public Target TheOther() => Other;

        Target Full => _ => _
            .Description("Does it all")
            .Unlisted()
            .AssuredAfterFailure()
            .ProceedAfterFailure()
            .WhenSkipped(DependencyBehavior.Execute)
            .Produces("a.zip", "b.zip")
            .Consumes(Other, "x.zip")
            .Partition(3)
            .OnlyWhenStatic(() => Name == null)
            .Executes(() => { })
            .Executes(() => Task.CompletedTask)
            .Executes(() => 7);

        Target Other => _ => _.Produces("x.zip", "y.zip");

        Target TakesAll => _ => _.Consumes(Other);

        Target Needed => _ => _;

        Target Shared => _ => _;

        Target Conditional => _ => _.DependsOn(Needed, Shared);

        Target AlsoShared => _ => _.DependsOn(Shared);

        Target Stubborn => _ => _.DependsOn(Needed).WhenSkipped(DependencyBehavior.Execute);
    }
}
