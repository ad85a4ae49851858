using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>What the tests of detection share: a repository of their own and words for what is done to it.</summary>
public abstract class DetectionTest : IAsyncLifetime
{
    protected const string Folder = "db/migrations";
    protected const string Sum = $"{Folder}/atlas.sum";
    protected const string First = $"{Folder}/20260101000000_first.sql";
    protected const string Second = $"{Folder}/20260102000000_second.sql";
    protected const string Third = $"{Folder}/20260103000000_third.sql";

    private readonly List<TestRepository> owned = [];

    protected TestRepository Repository { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Repository = Own(await TestRepository.CreateAsync(Token));

    public ValueTask DisposeAsync()
    {
        owned.ForEach(repository => repository.Dispose());
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected TestRepository Own(TestRepository repository)
    {
        owned.Add(repository);
        return repository;
    }

    /// <summary>Two migrations and their atlas.sum, committed on main.</summary>
    protected async Task<string> BaseAsync()
    {
        Repository.Write(First, "create table first (id bigint);\n");
        Repository.Write(Second, "create table second (id bigint);\n");
        return await CommitAsync();
    }

    /// <summary>Commits the work tree with an atlas.sum that fits it.</summary>
    protected Task<string> CommitAsync(TestRepository? repository = null)
    {
        Hash(repository);
        return (repository ?? Repository).CommitAsync(Token);
    }

    /// <summary>A new migration and atlas.sum with it; not committed.</summary>
    protected void Add(string path, TestRepository? repository = null)
    {
        (repository ?? Repository).Write(path, $"create table \"{Path.GetFileNameWithoutExtension(path)}\" (id bigint);\n");
        Hash(repository);
    }

    protected void Hash(TestRepository? repository = null) => MigrationDirectory.Read((repository ?? Repository)[Folder]).UpdateSum();

    protected Task<DetectionOutcome> DetectAsync(CiEvent? started = null, string? baseRef = null, TestRepository? repository = null) =>
        DetectAsync(new DetectionRequest((repository ?? Repository).Path) { Event = started, BaseRef = baseRef });

    protected static Task<DetectionOutcome> DetectAsync(DetectionRequest request, IReadOnlyDictionary<string, string>? environment = null) =>
        new MigrationDetector(Serilog.Core.Logger.None)
        {
            Adjust = settings => settings with
            {
                Environment = TestRepository.Isolation.Concat(environment ?? new Dictionary<string, string>())
                    .ToDictionary(StringComparer.Ordinal),
            },
        }.DetectAsync(request, Token);

    /// <summary>What a push to main tells, from a base to what is checked out.</summary>
    protected static CiEvent PushTo(string branch, string? before) =>
        new CiEvent.Push($"refs/heads/{branch}", before, null) { DefaultBranch = "main" };

    protected static DetectionOutcome.Lawful Lawful(DetectionOutcome outcome) =>
        outcome is DetectionOutcome.Refused refused
            ? throw new InvalidOperationException($"Expected lawful, was refused:\n{string.Join('\n', refused.Refusals)}")
            : Assert.IsType<DetectionOutcome.Lawful>(outcome);

    /// <summary>The one reason of a refusal.</summary>
    protected static DetectionRefusal Refusal(DetectionOutcome outcome) =>
        Assert.Single(Assert.IsType<DetectionOutcome.Refused>(outcome).Refusals);

    protected static string[] Names(DetectionOutcome.Lawful outcome) => [.. outcome.Added.Select(added => added.File)];
}
