using System.Diagnostics;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using OpsBuild.Drift;
using OpsBuild.Migrations.Atlas;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>Compares the database with what its migrations make of an empty one.</summary>
internal sealed class CheckDbMigrationDriftCommand : IBatchCommand
{
    public string Name => "check_db_migration_drift";

    public string Summary => "Compares the database's catalog with what its own history makes in the shadow beside it.";

    public IReadOnlyList<Variable> Variables => DriftConfiguration.Variables;

    public async Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var configuration = DriftConfiguration.Read(context.Environment);
        if (configuration.ShadowUrl.Password is { Length: > 0 } shadowPassword)
            context.Mask.Add(new SecretValue(shadowPassword));
        var directory = MigrationDirectoryReading.Read(configuration.Migrations.Directory);
        context.Log.Information("Read {FileCount} migrations from {Directory}", directory.Files.Count, directory.Path);

        using var secretsManager = AwsClients.SecretsManager();
        var credential = await new CredentialReader(secretsManager).ReadAsync(configuration.Credential, cancellationToken);
        context.Mask.Add(credential.Password);

        await using var database = new TargetDatabase(configuration.Target, credential, configuration.Run);
        var server = await database.CheckAsync(cancellationToken);
        context.Log.Information("Connected to {Database} as {User}: PostgreSQL {ServerVersion}, TLS {TlsVersion}",
            database.ToString(), credential.Username, server.Version, server.Tls);

        var options = configuration.Atlas is { } atlas
            ? configuration.Options with { Atlas = new AtlasProgram(atlas, configuration.Target.ToUrl(credential.Username), credential.Password.Reveal) }
            : configuration.Options;
        var check = new DriftCheck(database.Source, directory, configuration.ShadowUrl, options, context.Log);
        var outcome = await database.UseAsync(() => check.RunAsync(cancellationToken), "Run it again; nothing was changed.", cancellationToken);
        var report = new DriftCheckReport(outcome, directory, configuration.Migrations.BaseVersion, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }
}
