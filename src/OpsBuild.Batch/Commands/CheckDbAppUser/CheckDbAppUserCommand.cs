using System.Diagnostics;
using OpsBuild.AppUser.Checks;
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
                var check = new AppUserCheck(database.Source, admin?.Source, template);
                reports.Add(await database.UseAsync(
                    () => check.RunAsync(account.Name, account.Policy, cancellationToken), "Run it again; nothing was changed.", cancellationToken));
                stages.Add(stage);
            }
        }

        var report = new CheckDocument(reports, stages, settings, policy, watch.Elapsed);
        report.WriteTo(context.Log);
        return report.ToResult();
    }
}
