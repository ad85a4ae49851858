using System.Diagnostics;
using Npgsql;
using OpsBuild.AppUser.Checks;
using OpsBuild.AppUser.Sql;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.CheckDbAppUser;

/// <summary>Connects as the application's user and verifies what it can do and what it cannot.</summary>
internal sealed class CheckDbAppUserCommand : IBatchCommand
{
    public string Name => "check_db_app_user";

    public string Summary => "Connects as the application's database user and verifies what it may and what it may not do; changes nothing.";

    public IReadOnlyList<Variable> Variables => AppUserVariables.OfChecking;

    public async Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var settings = AppUserVariables.Read(context.Environment, isChecking: true);
        var policy = AppUserFiles.Policy(settings.MigrationDirectory).In(settings.Target.Schema.ToString());
        var template = AppUserFiles.Template(settings.MigrationDirectory);

        using var secretsManager = AwsClients.SecretsManager();
        var secrets = new AppUserAccounts(settings, new CredentialReader(secretsManager), context.Mask, context.Log);
        var accounts = await secrets.ReadAsync(policy, cancellationToken);
        await using var admin = settings.Admin is { } id ? new TargetDatabase(settings.Target, await secrets.AdminAsync(id, cancellationToken), settings.Run) : null;
        if (admin is not null)
            await admin.CheckAsync(cancellationToken);

        List<CheckReport> reports = [];
        List<string> stages = [];
        foreach (var account in accounts)
        {
            var (database, stage) = await new AppUserLogin(settings, context.Log).OpenAsync(account, cancellationToken);
            await using (database)
            {
                reports.Add(await CheckAsync(database, admin, template, account, cancellationToken));
                stages.Add(stage);
            }
        }

        var report = new CheckDocument(reports, stages, settings, policy, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }

    private static async Task<CheckReport> CheckAsync(
        TargetDatabase database, TargetDatabase? admin, SqlTemplate template, AppUserAccount account, CancellationToken cancellationToken)
    {
        try
        {
            return await new AppUserCheck(database.Source, admin?.Source, template).RunAsync(account.Name, account.Policy, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            // It was reachable a moment ago.
            if (await database.ExplainAsync(exception, cancellationToken) is { Outcome: var outcome } explained)
            {
                throw outcome != Outcome.CannotConnect ? explained : new BatchFailureException(Outcome.ConnectionLost, new Finding(
                    "connection_lost", $"The connection to {database} was lost.", exception.Message, "Run it again; nothing was changed."), exception);
            }

            throw;
        }
    }
}
