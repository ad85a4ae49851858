using OpsBuild.Bench;
using OpsBuild.Bench.Figures;

// One argument, optional: only rows whose name contains it.
var filter = args.Length > 0 ? args[0] : "";
IFigure[] figures = [new WarmHelp(), new ApplyAgainstPsql(), new ApplyProcess(), new SchemaCheck(), new LintOfManyFiles(), new AppUserOnManyTables(), new LocalRuns()];
var chosen = figures.Where(figure => figure.Names.Any(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase))).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No figure's name contains '{filter}'. There are: {string.Join(", ", figures.SelectMany(figure => figure.Names))}.");
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

var failures = 0;
foreach (var figure in chosen)
{
    try
    {
        foreach (var row in await figure.MeasureAsync(stopping.Token))
        {
            if (row.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                Console.WriteLine(row);
        }
    }
    catch (Exception failure) when (!stopping.IsCancellationRequested)
    {
        // One figure that cannot be taken here (psql is missing, say) is no reason to lose the others.
        Console.Error.WriteLine($"{string.Join(", ", figure.Names)} could not be measured: {failure.Message}");
        failures++;
    }
}

return failures == 0 ? 0 : 1;
