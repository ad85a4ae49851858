using System.Diagnostics;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using Serilog;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>Applies the pending migrations of a directory to the database.</summary>
internal sealed class ApplyDbMigrationCommand : IBatchCommand
{
    public string Name => "apply_db_migration";

    public string Summary => "Applies the migrations that the database's revision table does not have yet.";

    public IReadOnlyList<Variable> Variables => ApplyConfiguration.Variables;

    public async Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var configuration = ApplyConfiguration.Read(context.Environment);
        var directory = MigrationDirectoryReading.Read(configuration.Migrations.Directory);
        context.Log.Information("Read {FileCount} migrations from {Directory}", directory.Files.Count, directory.Path);

        using var secretsManager = AwsClients.SecretsManager();
        var credential = await new CredentialReader(secretsManager).ReadAsync(configuration.Credential, cancellationToken);
        context.Mask.Add(credential.Password);
        context.Log.Information("Read the credential of {User} from the secret {SecretId}", credential.Username, configuration.Credential.ToString());

        await using var database = new TargetDatabase(configuration.Target, credential, configuration.Run);
        var server = await database.CheckAsync(cancellationToken);
        context.Log.Information("Connected to {Database} as {User}: PostgreSQL {ServerVersion}, TLS {TlsVersion}",
            database.ToString(), credential.Username, server.Version, server.Tls);

        var outcome = await ApplyAsync(database, credential, directory, configuration, context.Log, cancellationToken);
        var report = new ApplyReport(outcome, directory, configuration, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }

    private static async Task<ApplyOutcome> ApplyAsync(
        TargetDatabase database, DatabaseCredential credential, MigrationDirectory directory, ApplyConfiguration configuration, ILogger log,
        CancellationToken cancellationToken)
    {
        var options = configuration.Migrations.ToOptions(configuration.Target.Schema) with
        {
            Locks = configuration.Locks,
            Answers = configuration.Answers,
            LastLook = configuration.ExpectedFingerprint is { } expected
                ? new FingerprintLook(expected, configuration.Drift, configuration.Target.Schema.ToString()).LookAsync
                : null,
        };
        return await database.UseAsync(
            () => configuration.Atlas is { } atlas
                ? new AtlasApplyRun(
                    database.Source, directory, options,
                    new AtlasProgram(atlas, configuration.Target.ToUrl(credential.Username), credential.Password.Reveal), log).RunAsync(cancellationToken)
                : new ApplyRun(database.Source, directory, options, log).RunAsync(cancellationToken),
            "Run it again: it goes on after the last file that is recorded.", cancellationToken);
    }
}
