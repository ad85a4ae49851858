using System.Text.RegularExpressions;
using Npgsql;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using Serilog.Core;

namespace OpsBuild.Drift.Shadow;

/// <summary>Makes a history once more, through the code that applies it to the target.</summary>
internal sealed partial class ShadowReplay(ShadowServer server, NpgsqlDataSource database, TargetFacts target)
{
    // More roles than any history mentions.
    private const int MostAttempts = 500;

    /// <summary>Applies all files of the directory.</summary>
    /// <returns>How many files there were.</returns>
    /// <exception cref="ShadowException">A file fails, and not for want of a role.</exception>
    public async Task<int> RunAsync(MigrationDirectory directory, ApplyOptions options, CancellationToken cancellationToken)
    {
        var files = 0;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var outcome = await new ApplyRun(database, directory, options, Logger.None).RunAsync(cancellationToken);
            files += outcome.Files.Count;
            switch (outcome)
            {
                case ApplyOutcome.UpToDate or ApplyOutcome.Applied:
                    return files;
                case ApplyOutcome.Failed { Failure: var failure } when MissingRole(failure) is { } role:
                    await server.StandInAsync(role, cancellationToken);
                    break;
                case ApplyOutcome.Failed { Failure: var failure } when IsAboutExtension(failure)
                    && await server.LackingAsync(target.Extensions.Keys, cancellationToken) is { Count: > 0 } lacking:
                    throw ShadowProblems.ExtensionsMissing(lacking, failure);
                case ApplyOutcome.Failed { Failure: var failure }:
                    throw ShadowProblems.ReplayFailed(failure);
                case ApplyOutcome.Refused { Problems: [var problem, ..] }:
                    throw ShadowProblems.ReplayRefused(problem);
                case ApplyOutcome.Stopped when options.StopAfter is not null && !cancellationToken.IsCancellationRequested:
                    return files;
                case ApplyOutcome.Stopped:
                    throw new OperationCanceledException(cancellationToken);
                case ApplyOutcome.ConnectionLost lost:
                    throw ShadowProblems.Lost(new NpgsqlException(lost.Cause));
                default:
                    throw new InvalidOperationException($"A replay cannot end as {outcome}.");
            }
        }

        throw new InvalidOperationException($"The migrations mention more than {MostAttempts} roles.");
    }

    // The server's messages are in English here, see the settings of the connection.
    private static string? MissingRole(MigrationFailure failure) =>
        failure.SqlState == PostgresErrorCodes.UndefinedObject && RoleDoesNotExist().Match(failure.Message) is { Success: true } match
            ? match.Groups["role"].Value
            : null;

    private static bool IsAboutExtension(MigrationFailure failure) =>
        failure.SqlState is PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile
            or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidParameterValue
        && failure.Message.Contains("extension", StringComparison.Ordinal);

    [GeneratedRegex("^role \"(?<role>.+)\" does not exist$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex RoleDoesNotExist();
}
