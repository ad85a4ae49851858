using System.ComponentModel;
using System.Diagnostics;

namespace OpsBuild.Migrations.Atlas;

/// <summary>The Atlas binary, and how it reaches the target.</summary>
/// <param name="Path">The program: a path, or a name on PATH.</param>
/// <param name="TargetUrl">The target as a URL without a password, with its TLS settings: arguments can be read by every process beside.</param>
/// <param name="Password">The password, which goes into the program's environment as <c>PGPASSWORD</c> and nowhere else.</param>
public sealed record AtlasProgram(string Path, string TargetUrl, Func<string> Password)
{
    // What a program needs to run at all and to find the system's certificates. The rest is not Atlas's: PG variables would bend its connections,
    // and AWS credentials are none of its business.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "PATH", "TMPDIR", "TZ", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "ATLAS_TOKEN",
    };

    /// <summary>How long a stop may take before the program is killed.</summary>
    /// <value>Default 15 seconds: below the 25 after which the batch program ends itself, with room to look what became of the files.</value>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The target's URL with more parameters.</summary>
    public string UrlWith(params IEnumerable<(string Name, string Value)> parameters) => parameters.Aggregate(
        TargetUrl,
        (url, parameter) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter.Name}={Uri.EscapeDataString(parameter.Value)}");

    /// <summary>Runs the program to its end. A cancelled run is asked to stop (SIGTERM), waited for, and killed only when it does not give way.</summary>
    /// <param name="arguments">Its arguments; never a secret.</param>
    /// <param name="folder">Where it runs and keeps what it writes. Not a project's: an <c>atlas.hcl</c> there would be read.</param>
    /// <param name="cancellationToken">Asks it to stop. How it ended is the answer all the same.</param>
    /// <exception cref="AtlasFailedException">It could not be started.</exception>
    public async Task<AtlasAnswer> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        await using var process = new AtlasProcess(Start(arguments, folder), StopLimit);
        var (exitCode, output, errors) = await process.EndAsync(cancellationToken);
        return new AtlasAnswer(exitCode, Masked(output), Masked(errors));
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => Path;

    private Process Start(IReadOnlyList<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Inherited.Contains(name)).ToList())
            start.Environment.Remove(name);
        start.Environment["PGPASSWORD"] = Password();
        // Nobody asked it to call home, and its state has to be somewhere that can be written.
        start.Environment["ATLAS_NO_UPDATE_NOTIFIER"] = "1";
        start.Environment["ATLAS_NO_UPGRADE_SUGGESTIONS"] = "1";
        start.Environment["ATLAS_NO_ANON_TELEMETRY"] = "true";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["HOME"] = folder;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw CouldNotStart(failure);
        }
    }

    private AtlasFailedException CouldNotStart(Win32Exception failure)
    {
        const int NoSuchFile = 2;
        var isMissing = failure.NativeErrorCode == NoSuchFile && !File.Exists(Path);
        return new AtlasFailedException(
            isMissing ? AtlasFault.Missing : AtlasFault.NotExecutable,
            new Problem(
                $"Atlas could not be started: {Path}",
                isMissing ? "There is no such file, or none of that name on PATH." : $"The file is there, but: {failure.Message}",
                isMissing
                    ? "Build the image with the Atlas binary and name it in ATLAS_PATH; or set MIGRATION_ENGINE to builtin."
                    : "Make it executable for the user that runs this (chmod +x) and take the build for this processor; or set MIGRATION_ENGINE to builtin."),
            failure);
    }

    private string Masked(string text) =>
        Password() is { Length: > 3 } password ? text.Replace(password, "***", StringComparison.Ordinal) : text;
}
