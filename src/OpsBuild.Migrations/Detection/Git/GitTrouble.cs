using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Migrations.Detection.Git;

/// <summary>Git's failures in words that say what to do.</summary>
internal static partial class GitTrouble
{
    public static DetectionException Missing(string program, Exception cause) => new(
        DetectionProblem.GitMissing,
        "Migration changes cannot be detected without git.",
        $"the program '{program}' cannot be started: {cause.Message}",
        "install git (https://git-scm.com/downloads) and see that it is on PATH; a container image needs the package 'git'.",
        cause);

    public static DetectionException TimedOut(string commandLine, TimeSpan timeout) => new(
        DetectionProblem.GitTimedOut,
        "Git did not answer in time and was stopped.",
        string.Create(CultureInfo.InvariantCulture, $"'{commandLine}' ran longer than {timeout.TotalSeconds:0.#} s."),
        "run it by hand to see what it waits for: often the server of a partial clone, a credential helper, or a very slow disk.");

    public static DetectionException NotARepository(string path, string why) => new(
        DetectionProblem.NotARepository,
        $"{path} is not in a git repository, so nobody can say which migrations are new.",
        why,
        "work in a clone (git clone …). From a downloaded archive, make the state that is applied already the base: "
        + "git init && git add -A && git commit -m base; what is added after that counts as new.");

    public static DetectionException MissingBlob(string id) => new(
        DetectionProblem.GitFailed,
        "Git knows of a migration file whose content it does not have.",
        $"the blob {id} is missing from the object store.",
        "clone again; in a partial clone, see that its server can be reached.");

    public static DetectionException Explain(GitResult result)
    {
        var message = Redact(result.Error.Trim());
        if (message.Contains("dubious ownership", StringComparison.Ordinal) || message.Contains("unsafe repository", StringComparison.Ordinal))
            return NotTrusted(result.WorkingDirectory, message);
        if (message.Contains("not a git repository", StringComparison.Ordinal))
            return NotARepository(result.WorkingDirectory, $"git says: {FirstLine(message)}");

        return new DetectionException(
            DetectionProblem.GitFailed,
            "Git failed while migration changes were being detected.",
            string.Create(CultureInfo.InvariantCulture, $"'{result.CommandLine}' exited with {result.ExitCode}: {message}"),
            "repair the repository (git fsck names what is damaged or missing) or clone it again.");
    }

    // Git 2.35.2 and later refuse a repository of another account: the usual case is a container on a checkout of its host.
    private static DetectionException NotTrusted(string workingDirectory, string message)
    {
        var root = RepositoryAt().Match(message) is { Success: true } named ? named.Groups[1].Value : Path.GetFullPath(workingDirectory);
        return new DetectionException(
            DetectionProblem.RepositoryNotTrusted,
            $"Git refuses to read the repository of {workingDirectory}.",
            $"another account owns it than the one running here: {FirstLine(message)}",
            $"let the owner run this, or, when you trust the folder: git config --global --add safe.directory {ShellText.Quote(root)}");
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');

    // A partial clone names its server when a fetch fails, and a token may be part of that address.
    private static string Redact(string message) => UserInfo().Replace(message, "://***@");

    [GeneratedRegex("(?:in repository at|unsafe repository) \\(?'(.+?)'", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryAt();

    [GeneratedRegex(@"://[^/\s@]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
