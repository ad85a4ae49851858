namespace OpsBuild.Bench.Figures;

/// <summary>How long a warm <c>./build.sh --help</c> takes: no restore, no compilation, just the program.</summary>
internal sealed class WarmHelp : IFigure
{
    private const int Runs = 15;

    public IReadOnlyList<string> Names { get; } = ["warm_help"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var help = new Command(Path.Combine(WorkTree.Root, "build.sh"), "--help") { WorkingDirectory = WorkTree.Root };
        await help.RunAsync(cancellationToken);

        var seconds = new List<double>();
        for (var run = 0; run < Runs; run++)
            seconds.Add(await Samples.SecondsAsync(() => help.RunAsync(cancellationToken)));

        return [new Row("warm_help", Samples.Median(seconds), "s", Goal.AtMost(0.5))];
    }
}
