namespace OpsBuild.Ecs.Ecspresso;

/// <summary>ecspresso with one configuration file.</summary>
/// <param name="Program">The program.</param>
/// <param name="Config">The configuration file; given as an absolute path, since ecspresso reads some paths relative to the current directory.</param>
/// <param name="Timeout">How long one command may take, registration and waiting included.</param>
public sealed record EcspressoTool(EcspressoProgram Program, string Config, TimeSpan Timeout)
{
    /// <summary>How much longer than ecspresso's own time-out its process is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A role to assume; not used by the tfstate plugin.</summary>
    public string? AssumeRoleArn { get; init; }

    /// <summary>Runs a command to its end. A failure of ecspresso is a result, not an exception.</summary>
    /// <exception cref="EcspressoUnavailableException">The program cannot be started, or its version lacks an option.</exception>
    /// <exception cref="TimeoutException">The process outlived its own time-out and was ended.</exception>
    public async Task<EcspressoResult> ExecuteAsync(EcspressoCommand command, CancellationToken cancellationToken)
    {
        await using var process = Start(command, _ => { });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout + Grace);
        try
        {
            return await process.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"ecspresso {command.Word} did not end within {Timeout + Grace}, although its own time-out is {Timeout}; it was ended.");
        }
    }

    internal EcspressoProcess Start(EcspressoCommand command, Action<string> onError)
    {
        try
        {
            return EcspressoProcess.Start(Program.Path, Arguments(command), Program.VariablesNow(), onError);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new EcspressoUnavailableException($"{Program.Path} cannot be run.", error.Message, "Name a program that runs on this machine.", error);
        }
    }

    /// <summary>The whole command line after the program's name.</summary>
    internal IReadOnlyList<string> Arguments(EcspressoCommand command) =>
    [
        command.Word,
        .. command.Options(Program.Version),
        $"--config={Path.GetFullPath(Config)}",
        FormattableString.Invariant($"--timeout={Math.Max(1, (long)Timeout.TotalSeconds)}s"),
        "--no-color",
        .. Program.Version.IsAtLeast(EcspressoVersion.JsonLogs) ? ["--log-format=json"] : Array.Empty<string>(),
        .. AssumeRoleArn is { } role ? [$"--assume-role-arn={role}"] : Array.Empty<string>(),
    ];
}
