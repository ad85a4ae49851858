using System.Diagnostics.CodeAnalysis;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>The variables of the two commands about the application's user.</summary>
internal static class AppUserVariables
{
    private const string SecretText = "the name or ARN of a secret in Secrets Manager (the id, never the secret)";

    private static readonly Variable<SecretId> App = new("DB_APP_CREDENTIAL_ID", SecretId.TryParse, SecretText);

    private static readonly Variable<SecretId> ReadOnly = new("DB_READ_ONLY_CREDENTIAL_ID", SecretId.TryParse, SecretText, "there is no second user, who only reads");

    private static readonly Variable<SecretId> Prover = new(
        DatabaseVariables.AdminCredential.Name, SecretId.TryParse, SecretText, "rights on what is yet to be created are read and not tried");

    private static readonly Variable<CredentialStages> Stage = new(
        "DB_APP_CREDENTIAL_STAGE", CredentialStages.TryParse, "AWSCURRENT, AWSPENDING or AWSPREVIOUS, or several in the order in which they are tried",
        CredentialReader.CurrentStage);

    private static readonly Variable<string> RevokeBeyond = new(
        "DB_APP_USER_REVOKE_BEYOND", TryParseFlag, "true to revoke what the user has beyond its policy, false to report it", "as the policy says; there it is reported");

    /// <summary>What create_db_app_user reads.</summary>
    public static IReadOnlyList<Variable> OfCreating { get; } =
        [RunId.Variable, .. DatabaseVariables.All, App, Stage, ReadOnly, RevokeBeyond, MigrationVariables.Directory];

    /// <summary>What check_db_app_user reads.</summary>
    public static IReadOnlyList<Variable> OfChecking { get; } =
        [RunId.Variable, .. DatabaseVariables.Place, App, Stage, ReadOnly, Prover, MigrationVariables.Directory];

    /// <param name="variables">The environment.</param>
    /// <param name="isChecking">Whether the admin's credential may be missing.</param>
    /// <exception cref="Results.BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
    public static AppUserSettings Read(IReadOnlyDictionary<string, string> variables, bool isChecking)
    {
        var environment = new EnvironmentReader(variables);
        var settings = new AppUserSettings
        {
            Run = environment.Required(RunId.Variable),
            Target = DatabaseVariables.Read(environment),
            Admin = isChecking ? environment.OrNull(Prover) : environment.Required(DatabaseVariables.AdminCredential),
            App = environment.Required(App),
            ReadOnly = environment.OrNull(ReadOnly),
            Stages = environment.Optional(Stage, CredentialStages.Current),
            RevokesBeyond = isChecking ? null : environment.OrNull(RevokeBeyond) is { } flag ? flag == "true" : null,
            MigrationDirectory = environment.Optional(MigrationVariables.Directory, MigrationVariables.DefaultDirectory),
        };
        environment.ThrowIfWrong();
        return settings;
    }

    private static bool TryParseFlag(string text, [NotNullWhen(true)] out string? flag)
    {
        flag = text is "true" or "false" ? text : null;
        return flag is not null;
    }
}
