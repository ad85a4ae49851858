using System.Diagnostics;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sync;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.CreateDbAppUser;

/// <summary>Makes the application's database user be as its policy and its secret say.</summary>
internal sealed class CreateDbAppUserCommand : IBatchCommand
{
    public string Name => "create_db_app_user";

    public string Summary => "Creates or updates the application's database user: its password, and its rights on what is there and on what comes.";

    public IReadOnlyList<Variable> Variables => AppUserVariables.OfCreating;

    public async Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var settings = AppUserVariables.Read(context.Environment, isChecking: false);
        var policy = AppUserFiles.Policy(settings.MigrationDirectory).In(settings.Target.Schema.ToString());
        if (settings.RevokesBeyond is { } revokes)
            policy = policy with { RevokesBeyond = revokes };
        var template = AppUserFiles.Template(settings.MigrationDirectory);
        context.Log.Information("{Policy}", $"Policy: {string.Join("; ", PolicyTable.Rows(policy).Select(row => $"{row.Name}: {row.Value}"))}");

        using var secretsManager = AwsClients.SecretsManager();
        var secrets = new AppUserAccounts(settings, new CredentialReader(secretsManager), context.Mask, context.Log);
        var admin = await secrets.AdminAsync(settings.Admin!, cancellationToken);
        var accounts = await secrets.ReadAsync(policy, cancellationToken);

        await using var database = new TargetDatabase(settings.Target, admin, settings.Run);
        var server = await database.CheckAsync(cancellationToken);
        context.Log.Information("Connected to {Database} as {User}: PostgreSQL {ServerVersion}, TLS {TlsVersion}",
            database.ToString(), admin.Username, server.Version, server.Tls);

        var sync = new AppUserSync(database.Source, template);
        var users = accounts.Select(account => Request(account, settings, context)).ToList();
        var outcome = await database.UseAsync(
            () => sync.RunAsync(users, cancellationToken), "Run it again: it changes only what is still missing.", cancellationToken);
        var report = new CreateReport(outcome, settings, policy, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }

    private static AppUserRequest Request(AppUserAccount account, AppUserSettings settings, CommandContext context) => new(account.Name, account.Policy)
    {
        Password = account.First.Password.Reveal,
        IsPasswordRight = cancellationToken => new LoginAttempt(settings, context.Log).IsAcceptedAsync(account.First, cancellationToken),
    };
}
