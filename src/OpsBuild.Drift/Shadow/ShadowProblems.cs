using Npgsql;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;

namespace OpsBuild.Drift.Shadow;

/// <summary>The words for what can be wrong with a shadow.</summary>
internal static class ShadowProblems
{
    private const string Image = "SHADOW_POSTGRES_IMAGE_URI (ShadowPostgresImageUri in a profile)";

    public static ShadowException Unreachable(ShadowUrl url, TimeSpan wait, NpgsqlException? cause) => new(ShadowFault.Unreachable, new Problem(
        $"The shadow PostgreSQL at {url} does not answer.",
        $"Waited {wait.TotalSeconds:0} s; the last attempt {(cause is null ? "got no answer at all" : $"said: {cause.Message}")}.",
        "Look at the log of the container shadow-postgres, and at SHADOW_DATABASE_URL."), cause);

    public static ShadowException NotPermitted(ShadowUrl url, PostgresException cause) => new(ShadowFault.NotPermitted, new Problem(
        $"The shadow PostgreSQL at {url} does not let the check work.", $"{cause.SqlState} {cause.MessageText}",
        "SHADOW_DATABASE_URL must name a superuser of a server that nobody else uses."), cause);

    public static ShadowException OtherMajor(int target, int shadow) => new(ShadowFault.OtherMajor, new Problem(
        $"The shadow is PostgreSQL {shadow}, the target is PostgreSQL {target}.",
        "Each major version writes definitions in its own words, so differences would be reported that are none, or missed.",
        $"Give {Image} an image of PostgreSQL {target}."));

    public static ShadowException IsTarget(ShadowUrl url) => new(ShadowFault.NotPermitted, new Problem(
        $"The shadow at {url} is the target's own server.",
        "The check makes databases and roles in its shadow; the target must not be changed by looking at it.",
        "Let SHADOW_DATABASE_URL name the PostgreSQL beside the batch."));

    public static ShadowException Occupied(ShadowUrl url, string database) => new(ShadowFault.NotPermitted, new Problem(
        $"The shadow at {url} has a database {database} that no check made.",
        "It would have to be dropped, and may be somebody's.",
        "Let SHADOW_DATABASE_URL name a server of the check's own, or rename that database."));

    public static ShadowException ExtensionsMissing(IReadOnlyList<string> lacking, MigrationFailure failure) => new(ShadowFault.ExtensionMissing, new Problem(
        $"The shadow's image lacks {(lacking.Count == 1 ? "the extension" : "the extensions")} {string.Join(", ", lacking)}.",
        $"{failure.Message}. The target has it, and a migration makes it.",
        $"Give {Image} an image with these extensions, such as one built from the official image with their Debian packages.")
    {
        File = failure.File, Line = failure.Position.Line, Column = failure.Position.Column,
    });

    public static ShadowException ReplayFailed(MigrationFailure failure) => new(ShadowFault.ReplayFailed, new Problem(
        $"fails in the shadow: {failure.SqlState} {failure.Message}",
        "The target has applied it, so it depends on something that the migrations do not make, or on data.",
        "Make what it needs in an earlier migration, or in the shadow's image; a new environment could not be built from these files either.")
    {
        File = failure.File, Line = failure.Position.Line, Column = failure.Position.Column,
    });

    public static ShadowException ReplayRefused(Problem problem) => new(ShadowFault.ReplayFailed, problem);

    public static ShadowException Lost(Exception cause) => new(ShadowFault.Lost, new Problem(
        "The shadow PostgreSQL was lost during the check.", cause.Message,
        "Look at the log of the container shadow-postgres: it may have run out of memory. Nothing was changed in the target; run again."), cause);
}
