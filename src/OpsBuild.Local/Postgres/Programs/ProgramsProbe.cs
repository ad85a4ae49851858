using System.ComponentModel;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Programs;

/// <summary>Says whether a folder holds a PostgreSQL server that really runs, as the user who will run it.</summary>
/// <param name="user">The user a server will run as; null for the caller's own.</param>
internal sealed class ProgramsProbe(ServerUser? user)
{
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The program's path in a folder, with the suffix of the system.</summary>
    public static string ProgramPath(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    public async Task<ProbeResult> ProbeAsync(string folder, ProgramsOrigin origin, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            return new ProbeResult.NotUsable($"there is no folder {folder}");
        // /usr/local/bin/postgres may be a link: initdb then lies beside what it points to.
        var server = ProgramPath(folder, "postgres");
        if (!File.Exists(server))
            return new ProbeResult.NotUsable($"{folder} holds no postgres");
        var real = Path.GetDirectoryName(File.ResolveLinkTarget(server, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(server))!;
        if (Needed.FirstOrDefault(name => !File.Exists(ProgramPath(real, name))) is { } missing)
            return new ProbeResult.NotUsable($"{real} holds no {missing}");
        if (IsScript(ProgramPath(real, "postgres")))
            return new ProbeResult.NotUsable($"{server} is a script that stands before a server, not a server");

        return await AskVersionAsync(real, origin, cancellationToken);
    }

    private async Task<ProbeResult> AskVersionAsync(string folder, ProgramsOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            var answers = new Dictionary<string, CommandResult>();
            foreach (var name in Needed)
            {
                var command = new ChildProcess(ProgramPath(folder, name), "--version")
                {
                    User = user,
                    Environment = ProgramsEnvironment.Of(folder),
                    Timeout = TimeSpan.FromSeconds(20),
                };
                answers[name] = await command.RunAsync(cancellationToken);
                if (answers[name].ExitCode != 0)
                    return new ProbeResult.NotUsable($"{command.FileName} --version ended with {answers[name].ExitCode}: {answers[name].Summary}");
            }

            return PostgresVersion.TryParse(answers["postgres"].Output.Trim(), out var version)
                ? new ProbeResult.Usable(new PostgresPrograms.InFolder(folder, version, origin))
                : new ProbeResult.NotUsable($"{folder} holds '{answers["postgres"].Summary}', which is not a supported release");
        }
        catch (Exception failure) when (failure is Win32Exception or TimeoutException)
        {
            var who = user is null ? "" : $" by the user {user.Name} (PostgreSQL refuses root)";
            return new ProbeResult.NotUsable($"the programs in {folder} cannot be run{who}: {failure.Message}");
        }
    }

    private static bool IsScript(string path)
    {
        Span<byte> start = stackalloc byte[2];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("#!"u8);
    }
}

/// <summary>What a folder turned out to be.</summary>
internal abstract record ProbeResult
{
    private ProbeResult()
    {
    }

    public sealed record Usable(PostgresPrograms.InFolder Programs) : ProbeResult;

    public sealed record NotUsable(string Reason) : ProbeResult;
}
