using System.Globalization;
using System.Text.Json;
using Nuke.Common.Internal;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A job of GitHub Actions, as its environment variables describe it.</summary>
public class GitHubActions : Host, IBuildServer
{
    private readonly Lazy<JsonElement> pullRequestEvent;

    internal GitHubActions() =>
        pullRequestEvent = new Lazy<JsonElement>(() => JsonDocument.Parse(File.ReadAllBytes(EventPath)).RootElement);

    /// <summary>The host of this run, or null when it is another one.</summary>
    public static GitHubActions Instance => NukeBuild.Host as GitHubActions;

    internal static bool IsRunningGitHubActions => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GITHUB_ACTIONS"));

    string IBuildServer.Branch => Ref;

    string IBuildServer.Commit => Sha;

    /// <summary>The runner user's home.</summary>
    public string Home => Variable("HOME");

    /// <summary>The workflow's name.</summary>
    public string Workflow => Variable("GITHUB_WORKFLOW");

    /// <summary>The id of the running step.</summary>
    public string Action => Variable("GITHUB_ACTION");

    /// <summary>Who caused the run.</summary>
    public string Actor => Variable("GITHUB_ACTOR");

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public string Repository => Variable("GITHUB_REPOSITORY");

    /// <summary>The repository's owner.</summary>
    public string RepositoryOwner => Variable("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event that caused the run.</summary>
    public string EventName => Variable("GITHUB_EVENT_NAME");

    /// <summary>The file with the whole event.</summary>
    public string EventPath => Variable("GITHUB_EVENT_PATH");

    /// <summary>The folder of the checkout.</summary>
    public string Workspace => Variable("GITHUB_WORKSPACE");

    /// <summary>The commit.</summary>
    public string Sha => Variable("GITHUB_SHA");

    /// <summary>The full name of the branch or tag.</summary>
    public string Ref => Variable("GITHUB_REF");

    /// <summary>The short name of the branch or tag.</summary>
    public string RefName => Variable("GITHUB_REF_NAME");

    /// <summary>The source branch of a pull request.</summary>
    public string HeadRef => Variable("GITHUB_HEAD_REF");

    /// <summary>The target branch of a pull request.</summary>
    public string BaseRef => Variable("GITHUB_BASE_REF");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string RefType => Variable("GITHUB_REF_TYPE");

    /// <summary>How often the run was started, counted from 1.</summary>
    public long RunAttempt => Number("GITHUB_RUN_ATTEMPT");

    /// <summary>The run's number within its workflow.</summary>
    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>The run's id.</summary>
    public long RunId => Number("GITHUB_RUN_ID");

    /// <summary>The server's address.</summary>
    public string ServerUrl => Variable("GITHUB_SERVER_URL");

    /// <summary>The job's id in its workflow file.</summary>
    public string Job => Variable("GITHUB_JOB");

    /// <summary>The token that the workflow hands to the build, if it does.</summary>
    public string Token => Variable("GITHUB_TOKEN");

    /// <summary>Whether a pull request caused the run.</summary>
    public bool IsPullRequest => EventName is "pull_request" or "pull_request_target";

    /// <summary>The pull request's number, or null.</summary>
    public int? PullRequestNumber => IsPullRequest ? pullRequestEvent.Value.GetProperty("number").GetInt32() : null;

    /// <summary>What happened to the pull request, as in <c>opened</c>, or null.</summary>
    public string PullRequestAction => IsPullRequest ? pullRequestEvent.Value.GetProperty("action").GetString() : null;

    /// <summary>The file for the job's summary in Markdown.</summary>
    public AbsolutePath StepSummaryFile => Variable("GITHUB_STEP_SUMMARY");

    /// <summary>Opens a block that the log shows folded.</summary>
    public void Group(string group) => WriteCommand("group", group);

    /// <summary>Closes the block.</summary>
    public void EndGroup(string group) => WriteCommand("endgroup", group);

    /// <summary>Writes a message that is shown when step debugging is on.</summary>
    public void WriteDebug(string message) => WriteCommand("debug", message);

    /// <summary>Writes an annotation.</summary>
    public void WriteWarning(string message) => WriteCommand("warning", message);

    /// <summary>Writes an annotation.</summary>
    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes a workflow command, <c>::command key=value::message</c>.</summary>
    public void WriteCommand(string command, string message = null, Configure<Dictionary<string, object>> dictionaryConfigurator = null)
    {
        var parameters = (dictionaryConfigurator?.Invoke([]) ?? [])
            .Select(entry => $"{entry.Key}={EscapeProperty(Convert.ToString(entry.Value, CultureInfo.InvariantCulture))}")
            .ToList();
        var head = parameters.Count == 0 ? command : $"{command} {string.Join(',', parameters)}";
        BuildSession.Current.Console.WriteLine($"::{head}::{EscapeData(message)}");
    }

    /// <inheritdoc/>
    protected internal override IDisposable WriteBlock(string text) =>
        BuildSession.Current.Disabled.Contains(DefaultOutput.TargetCollapse)
            ? base.WriteBlock(text)
            : DelegateDisposable.CreateBracket(() => Group(text), () => EndGroup(text));

    /// <inheritdoc/>
    protected internal override void ReportWarning(string text, string details = null) => WriteWarning(text);

    /// <inheritdoc/>
    protected internal override void ReportError(string text, string details = null) => WriteError(text);

    /// <inheritdoc/>
    protected internal override bool FilterMessage(string message) =>
        message.StartsWith("::", StringComparison.Ordinal) || message.StartsWith("##[", StringComparison.Ordinal);

    // The escapes of GitHub's toolkit: a command ends at the line's end, a property also at a comma or a colon.
    private static string EscapeData(string text) =>
        text?.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) =>
        EscapeData(text)?.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static long Number(string name) => long.Parse(Variable(name) ?? "0", CultureInfo.InvariantCulture);
}
