using System.Diagnostics;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Plan;

namespace OpsBuild.Batch.Commands.PlanDbMigration;

/// <summary>Tells what an apply would do, and writes nothing.</summary>
internal sealed class PlanDbMigrationCommand : IBatchCommand
{
    public string Name => "plan_db_migration";

    public string Summary => "Tells what apply_db_migration would do: files, statements, locks, findings. Writes nothing, takes no lock.";

    public IReadOnlyList<Variable> Variables => PlanConfiguration.Variables;

    public async Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var configuration = PlanConfiguration.Read(context.Environment);
        var directory = MigrationDirectoryReading.Read(configuration.Migrations.Directory);
        var lint = ReadLint(configuration.Migrations.Directory);
        context.Log.Information("Read {FileCount} migrations from {Directory}", directory.Files.Count, directory.Path);

        using var secretsManager = AwsClients.SecretsManager();
        var credential = await new CredentialReader(secretsManager).ReadAsync(configuration.Credential, cancellationToken);
        context.Mask.Add(credential.Password);

        await using var database = new TargetDatabase(configuration.Target, credential, configuration.Run, isReadOnly: true);
        var server = await database.CheckAsync(cancellationToken);
        context.Log.Information("Connected to {Database} as {User}, read-only: PostgreSQL {ServerVersion}, TLS {TlsVersion}",
            database.ToString(), credential.Username, server.Version, server.Tls);

        var options = configuration.Migrations.ToOptions(configuration.Target.Schema) with { Locks = configuration.Locks };
        var plan = new PlanRun(database.Source, directory, options, lint, context.Log)
        {
            Atlas = configuration.Atlas is { } atlas
                ? new AtlasProgram(atlas, configuration.Target.ToUrl(credential.Username), credential.Password.Reveal) : null,
        };
        var outcome = await database.UseAsync(() => plan.RunAsync(cancellationToken), "Run it again; a plan changes nothing.", cancellationToken);
        var report = new PlanReport(outcome, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }

    private static LintConfiguration ReadLint(string migrations)
    {
        try
        {
            return LintConfiguration.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(migrations)) ?? "/", LintConfiguration.FileName));
        }
        catch (LintConfigurationException wrong)
        {
            throw new BatchFailureException(
                Outcome.WrongConfiguration, [.. wrong.Problems.Select(problem => ApplyReport.Finding("lint_file_malformed", problem))], wrong);
        }
    }
}
