using Nuke.Common;
using OpsBuild.AppUser.Policies;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Verdicts;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Targets;

/// <summary>The application's database user: one task makes it be as its policy says, another one checks it as that user.</summary>
public interface ISyncAppUser : IApplyMigration
{
    [Parameter("Revoke what the application's database user has beyond its policy; otherwise it is only reported")]
    bool RevokeBeyond => TryGetValue<bool?>(() => RevokeBeyond) ?? false;

    Target SyncAppUser => _ => _
        .Description("Makes the application's database user be as db/app-user.yaml says, then checks it as that user; goes by itself after an apply that applied something")
        .TriggeredBy(ApplyMigration)
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .OnlyWhenDynamic(() => IsSyncDue)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            Assert.True(
                DatabaseUrl is null,
                "SyncAppUser works on the local environment's own database, or with --profile in an AWS account: a database named with --database-url "
                + "has no secret of an application's user.");
            ReportPolicy();

            await SyncStepAsync("create_db_app_user", new Dictionary<string, string?> { ["DB_APP_USER_REVOKE_BEYOND"] = RevokeBeyond ? "true" : null });
            await SyncStepAsync("check_db_app_user", new Dictionary<string, string?>());
        }));

    /// <summary>Asked for by name, always; else after an apply that applied something, where the application's user has a secret.</summary>
    private bool IsSyncDue => InvokedTargets.Any(target => target.Name is nameof(SyncAppUser) or nameof(IRelease.Release))
        || (HasApplied && DatabaseUrl is null && (RunEnvironments.Profile is null || AppSecretId is { Length: > 0 }));

    private void ReportPolicy()
    {
        var file = MigrationsDirectory.Parent / PolicyFile.FileName;
        var policy = File.Exists(file) ? PolicyFile.Parse(file.Name, File.ReadAllText(file)) : new AppUserPolicy();
        policy = policy with { RevokesBeyond = policy.RevokesBeyond || RevokeBeyond };
        Log.Information("Policy {File}", File.Exists(file) ? $"{file}" : "(no file, all defaults)");
        foreach (var (name, value) in PolicyTable.Rows(policy.In(EnvironmentInfo.GetVariable("DB_SCHEMA") is { Length: > 0 } schema ? schema : "public")))
            Log.Information("{Name} {Value}", $"{name,-13}", value);
    }

    private async Task SyncStepAsync(string command, IReadOnlyDictionary<string, string?> variables)
    {
        var verdict = await TaskRuns.RunAsync(this, nameof(SyncAppUser), command, variables, follows: false);
        ReportSummary(summary => AppUserVerdict.Summarise(summary, verdict));
        ExitCode = ApplyReport.ExitCode(verdict);
        Log.Write(verdict is TaskVerdict.Succeeded ? LogEventLevel.Information : LogEventLevel.Error, "{Verdict}", AppUserVerdict.Sentence(verdict));
        Assert.True(verdict is TaskVerdict.Succeeded, $"The verdict is {verdict.Outcome}; the error above says what is known and what to do.");
    }
}
