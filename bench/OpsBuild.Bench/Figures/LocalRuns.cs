namespace OpsBuild.Bench.Figures;

/// <summary>The main job as a new user sees it: a fresh clone, then a second run with nothing to do.</summary>
internal sealed class LocalRuns : IFigure
{
    private const int SecondRuns = 5;

    public IReadOnlyList<string> Names { get; } = ["fresh_clone_apply", "second_apply"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("opsbuild-bench-").FullName;
        var clone = Path.Combine(work, "clone");
        var build = Path.Combine(clone, "build.sh");
        try
        {
            await new Command("git", "clone", "--quiet", WorkTree.Root, clone).RunAsync(cancellationToken);
            var apply = new Command(build, "ApplyMigration") { WorkingDirectory = clone };
            var fresh = await Samples.SecondsAsync(() => apply.RunAsync(cancellationToken));

            var again = new List<double>();
            for (var run = 0; run < SecondRuns; run++)
                again.Add(await Samples.SecondsAsync(() => apply.RunAsync(cancellationToken)));

            return
            [
                new Row("fresh_clone_apply", fresh, "s", Goal.AtMost(60)),
                new Row("second_apply", Samples.Median(again), "s", Goal.AtMost(5)),
            ];
        }
        finally
        {
            if (File.Exists(build))
                await new Command(build, "LocalReset") { WorkingDirectory = clone }.RunAsync(CancellationToken.None);
            Directory.Delete(work, recursive: true);
        }
    }
}
