namespace OpsBuild.Ecs.Ecspresso;

/// <summary>An ecspresso that is there and of a version that is known here.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Version">What <c>ecspresso version</c> says.</param>
/// <param name="Variables">What its environment has beside the inherited variables.</param>
public sealed record EcspressoProgram(string Path, EcspressoVersion Version, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>How long <c>ecspresso version</c> may take; it does nothing but print.</summary>
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(30);

    /// <summary>Variables that are asked for anew before each command, and win.</summary>
    /// <value>Default null: none.</value>
    public Func<IReadOnlyDictionary<string, string>>? Renewed { get; init; }

    internal static string FileName => OperatingSystem.IsWindows() ? "ecspresso.exe" : "ecspresso";

    /// <summary>Finds the program by its path, on PATH, in the cache, or fetches it; and asks it for its version.</summary>
    /// <exception cref="EcspressoUnavailableException">None is there, it does not say its version, or the version is not accepted.</exception>
    public static async Task<EcspressoProgram> FindAsync(EcspressoProgramOptions options, HttpClient http, CancellationToken cancellationToken)
    {
        var path = options.Path is { } given ? Given(given)
            : OnPath(options.SearchPath) is { } found ? found
            : options.Download is { } download ? await download.FetchAsync(http, cancellationToken)
            : throw new EcspressoUnavailableException("There is no ecspresso on this machine.",
                "none is on PATH, none was named, and no download is pinned",
                $"Install ecspresso {options.From} or newer (before {options.Before}) from https://github.com/kayac/ecspresso/releases, or run without it through the AWS SDK.");

        var version = await AskAsync(path, options, cancellationToken);
        return version.IsAtLeast(options.From) && !version.IsAtLeast(options.Before)
            ? new EcspressoProgram(path, version, options.Variables) { Renewed = options.Renewed }
            : throw new EcspressoUnavailableException($"{path} is ecspresso {version}.", $"accepted is {options.From} or newer, before {options.Before}",
                "Install an accepted version, or name another program.");
    }

    /// <summary>What the environment of a command that begins now has beside the inherited variables.</summary>
    internal IReadOnlyDictionary<string, string> VariablesNow()
    {
        if (Renewed?.Invoke() is not { } renewed)
            return Variables;
        var all = new Dictionary<string, string>(Variables, StringComparer.Ordinal);
        foreach (var (name, value) in renewed)
            all[name] = value;
        return all;
    }

    private static string Given(string path) => File.Exists(path)
        ? System.IO.Path.GetFullPath(path)
        : throw new EcspressoUnavailableException($"There is no ecspresso at {path}.", "the path was given, and there is no such file", "Correct the path, or leave it out to look on PATH.");

    private static string? OnPath(string searchPath) => searchPath
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => System.IO.Path.Combine(folder, FileName))
        .FirstOrDefault(File.Exists);

    private static async Task<EcspressoVersion> AskAsync(string path, EcspressoProgramOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(VersionLimit);
        try
        {
            await using var process = EcspressoProcess.Start(path, ["version"], options.Variables, _ => { });
            var result = await process.WaitAsync(limit.Token);
            return result.ExitCode == 0 && EcspressoVersion.TryFind(string.Join('\n', result.Output.Concat(result.Errors)), out var version)
                ? version
                : throw new EcspressoUnavailableException($"{path} does not say which version it is.", $"'ecspresso version' ended with exit code {result.ExitCode}, and only a version that it names with 0 counts", "Name the right program.");
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new EcspressoUnavailableException($"{path} cannot be run.", error is OperationCanceledException ? $"no version within {VersionLimit}" : error.Message, "Name a program that runs on this machine.", error);
        }
    }
}
