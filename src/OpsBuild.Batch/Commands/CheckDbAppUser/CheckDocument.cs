using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.AppUser.Checks;
using OpsBuild.AppUser.Policies;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Results;
using Serilog;

namespace OpsBuild.Batch.Commands.CheckDbAppUser;

/// <summary>What a check came to, as log lines and as the result.</summary>
internal sealed class CheckDocument(
    IReadOnlyList<CheckReport> reports, IReadOnlyList<string> stages, AppUserSettings settings, AppUserPolicy policy, TimeSpan took)
{
    private const int Logged = 1000;
    private const int InResult = 50;

    public void WriteTo(ILogger log)
    {
        foreach (var report in reports)
        {
            var user = report.User.ToString();
            foreach (var (area, count, probed, failed) in report.Areas)
            {
                log.ForContext("Area", Word(area)).ForContext("Count", count).ForContext("Tried", probed).ForContext("Failed", failed)
                    .Information("{Row}", string.Create(CultureInfo.InvariantCulture, $"{user}: {Word(area),-20} {count,6} checks, {probed,6} tried, {failed,4} failed"));
            }

            foreach (var failure in report.Failures.Take(Logged))
                log.ForContext("Check", failure.What).Error("{User}: failed: {What}. Why: {Why}. Do: {Mend}", user, failure.What, failure.Why, failure.Mend);
            foreach (var beyond in report.Beyond.Take(Logged))
                log.Warning("{User} has more than its policy gives: {What}. To take it away: {Mend}", user, beyond.What, beyond.Mend);
            foreach (var note in report.Notes)
                log.Warning("{User}: {Note}", user, note);
            log.ForContext("DbName", settings.Target.Database.ToString())
                .ForContext("Schema", string.Join(", ", policy.Schemas))
                .ForContext("Username", user)
                .ForContext("ChecksCount", report.Checks.Count)
                .Information("checked db app user privileges");
        }
    }

    public BatchResult ToResult()
    {
        var failures = reports.SelectMany(report => report.Failures.Select(check => (report.User, check))).ToList();
        var beyond = reports.SelectMany(report => report.Beyond.Select(each => (report.User, each.What, each.Mend))).ToList();
        var facts = new JsonObject
        {
            ["db_name"] = settings.Target.Database.ToString(),
            ["schemas"] = new JsonArray([.. policy.Schemas.Select(schema => JsonValue.Create(schema))]),
            ["usernames"] = new JsonArray([.. reports.Select(report => JsonValue.Create(report.User.ToString()))]),
            ["credential_stages"] = new JsonArray([.. stages.Select(stage => JsonValue.Create(stage))]),
            ["checks_count"] = reports.Sum(report => report.Checks.Count),
            ["tried_count"] = reports.Sum(report => report.Checks.Count(check => check.IsProbed)),
            ["failures_count"] = failures.Count,
            ["failures"] = new JsonArray([.. failures.Take(InResult).Select(each => new JsonObject
            {
                ["user"] = each.User.ToString(),
                ["check"] = each.check.What,
                ["area"] = Word(each.check.Area),
                ["why"] = each.check.Why,
                ["mend"] = each.check.Mend,
            })]),
            ["beyond_count"] = beyond.Count,
            ["beyond"] = new JsonArray([.. beyond.Take(InResult).Select(each => new JsonObject { ["user"] = each.User.ToString(), ["what"] = each.What, ["mend"] = each.Mend })]),
            ["elapsed_ms"] = (long)took.TotalMilliseconds,
        };
        return new BatchResult(failures.Count == 0 ? Outcome.AppUserSound : Outcome.AppUserUnsound, facts);
    }

    private static string Word(CheckArea area) => JsonNamingPolicy.SnakeCaseLower.ConvertName(area.ToString());
}
