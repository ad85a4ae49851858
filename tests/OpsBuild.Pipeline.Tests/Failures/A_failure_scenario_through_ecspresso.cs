using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Runners;
using OpsBuild.Pipeline.Tests.Failures.Tables;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>The runner with ecspresso, a scripted one that really calls the local ECS, and the local ECS, put together.</summary>
[Collection(FailureClusterGroup.Name)]
public sealed class A_failure_scenario_through_ecspresso(FailureCluster cluster)
{
    private const string Interpreter = "/usr/bin/python3";

    private static readonly ConcurrentDictionary<string, Lazy<Task<EcspressoProgram>>> Programs = new(StringComparer.Ordinal);

    public static IReadOnlyList<Scenario> Table { get; } = Tools.All;

    public static TheoryData<string> Names => [.. Table.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ends_in_its_named_outcome_and_leaves_no_task_unsaid(string name)
    {
        Needed.Or(File.Exists(Interpreter), $"There is no {Interpreter} to be ecspresso: install it (apt-get install python3; awscli brings it).");
        var scenario = Table.Single(each => each.Name == name);

        var end = await cluster.RunAsync(scenario, Table, nameof(A_failure_scenario_through_ecspresso), RunnerAsync);

        ScenarioCheck.Check(scenario, end);
    }

    private static async Task<ITaskRunner> RunnerAsync(ScenarioRun run)
    {
        var program = await Programs.GetOrAdd(run.ToolVersion, version => new(() => FindAsync(version))).Value;
        return new EcspressoTaskRunner(program with { Variables = run.ToolVariables }, run.Services);
    }

    private static async Task<EcspressoProgram> FindAsync(string version)
    {
        using var http = new HttpClient();
        var options = new EcspressoProgramOptions { Path = Script(), Variables = new Dictionary<string, string> { ["SCRIPT_VERSION"] = version } };
        return await EcspressoProgram.FindAsync(options, http, CancellationToken.None);
    }

    private static string Script([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "ecspresso");
}
