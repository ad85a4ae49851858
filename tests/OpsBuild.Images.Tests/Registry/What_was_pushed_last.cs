using OpsBuild.Images.Registry;
using OpsBuild.Images.Tests.Builds;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Registry;

/// <summary>A machine that never built anything, as a workflow's runner is: what others have pushed is all that it has.</summary>
public sealed class What_was_pushed_last(LocalRegistry registry) : IClassFixture<LocalRegistry>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_taken_as_it_is_where_nothing_has_changed_since()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        using var project = await SmallProject.OfAsync(engine, "RUN echo {id}\n");
        var first = await project.BuildAsync(Cancellation);
        await trial.Push.RunAsync(first, Cancellation);
        await engine.RemoveAsync(first.Reference, Cancellation);

        using var pushed = new LastPushed(trial.Ecr, trial.Options, project.Told.Log) { IsNeeded = true };
        project.Settings = project.Settings with { LastPushed = pushed, Moment = project.Settings.Moment.AddSeconds(1) };
        var again = await project.BuildAsync(Cancellation);
        await engine.RemoveAsync(again.Reference, Cancellation);
        await engine.RemoveAsync($"{trial.Uri}:{first.Tag}", Cancellation);

        Assert.Equal((true, first.ContentHash), (again.IsReused, again.ContentHash));
        Assert.Contains(project.Told.Lines, line => line.Contains($"Pulling {trial.Uri}:{first.Tag}, the last that was pushed of app", StringComparison.Ordinal));
        trial.AssertNoToken();
    }

    [Fact]
    public async Task is_the_newest_of_its_purpose_and_no_obstacle_where_it_cannot_be_pulled()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        using var project = await SmallProject.OfAsync(engine, "RUN echo {id}\n");
        await using var older = await SmallImage.MakeAsync(engine, Cancellation);
        await using var newer = await SmallImage.MakeAsync(engine, Cancellation);
        await trial.Push.RunAsync(newer.Built, Cancellation);
        await trial.Push.RunAsync(older.Built, Cancellation);
        await trial.FaultAsync(RegistryFaultKind.ForbiddenPull, 1000, Cancellation);

        using var pushed = new LastPushed(trial.Ecr, trial.Options, project.Told.Log) { IsNeeded = true };
        project.Settings = project.Settings with { LastPushed = pushed };
        var built = await project.BuildAsync(Cancellation);
        await engine.RemoveAsync(built.Reference, Cancellation);

        Assert.False(built.IsReused);
        Assert.Contains(project.Told.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)
            && line.Contains($"{trial.Uri}:{newer.Built.Tag} cannot be pulled", StringComparison.Ordinal) && line.EndsWith("the build goes on without it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ends_the_build_before_it_begins_only_where_it_is_to_push_to_a_registry_that_is_not_there()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        using var project = await SmallProject.OfAsync(engine, "RUN echo {id}\n");
        var nowhere = new ImagePushOptions("team/nowhere");

        using var needed = new LastPushed(trial.Ecr, nowhere, project.Told.Log) { IsNeeded = true };
        project.Settings = project.Settings with { LastPushed = needed };
        var failure = await Assert.ThrowsAsync<ImagePushException>(() => project.BuildAsync(Cancellation));
        using var wanted = new LastPushed(trial.Ecr, nowhere, project.Told.Log);
        project.Settings = project.Settings with { LastPushed = wanted };
        var built = await project.BuildAsync(Cancellation);
        await engine.RemoveAsync(built.Reference, Cancellation);

        Assert.Equal(ImagePushProblem.NoRepository, failure.Problem);
        Assert.Single(project.Told.Lines, line => line.Contains("No image of an earlier build is looked for", StringComparison.Ordinal));
    }
}
