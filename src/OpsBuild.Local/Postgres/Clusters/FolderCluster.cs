using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Programs;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>A cluster in a folder of this machine, served by the programs of another.</summary>
internal sealed partial class FolderCluster(
    PostgresPrograms.InFolder programs, PostgresServerOptions options, ClusterPaths paths, ServerUser? user) : ICluster
{
    public const string Superuser = "rdsadmin";

    public string AuthorityFile => paths.Authority;

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(Path.Combine(paths.Data, "PG_VERSION")));

    public async Task CreateAsync(SecretValue superuserPassword, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolder(paths.Root, user is null ? PrivateFiles.OwnerOnlyFolder : PrivateFiles.PassThroughFolder);
        var unfinished = paths.Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        PrivateFiles.CreateFolder(unfinished);
        Give(unfinished);

        await InitializeAsync(unfinished, superuserPassword, cancellationToken);
        File.AppendAllText(Path.Combine(unfinished, "postgresql.conf"), $"\ninclude '{ServerSettings.FileName}'\n");
        File.WriteAllText(Path.Combine(unfinished, "pg_hba.conf"), ServerSettings.HostBasedAuthentication(options.RequireTls, trusts: options.TrustsLoopback));
        WriteCertificate(unfinished);
        Give(unfinished);
        Directory.Move(unfinished, paths.Data);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await StopAsync(StopMode.Kill, cancellationToken);
        if (File.Exists(paths.Log))
            File.Delete(paths.Log);
        if (Directory.Exists(paths.Root))
            Directory.Delete(paths.Root, recursive: true);
    }

    private async Task InitializeAsync(string data, SecretValue superuserPassword, CancellationToken cancellationToken)
    {
        var passwordFile = Path.Combine(paths.Root, "initdb-password");
        try
        {
            PrivateFiles.Write(passwordFile, superuserPassword.Reveal() + "\n");
            Give(passwordFile);
            List<string> arguments =
            [
                "--pgdata", data, "--username", Superuser, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8",
                .. LocaleArguments(),
            ];
            if (options.Use == PostgresServerUse.ThrowAway)
                arguments.AddRange(["--no-sync", "--wal-segsize=1"]);
            var result = await new ChildProcess(programs.Program("initdb"), arguments)
            {
                User = user,
                Environment = ProgramsEnvironment.Of(programs.BinDirectory),
                Timeout = TimeSpan.FromMinutes(3),
            }.RunAsync(cancellationToken);
            if (result.ExitCode != 0)
                throw PostgresServerException.NotInitialized(paths.Data, programs, result);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    // C.UTF-8 orders by code point and knows every letter, the same everywhere; only Linux's C library has it, and PostgreSQL itself from 17 on.
    private string[] LocaleArguments() => (OperatingSystem.IsLinux(), programs.Major) switch
    {
        (true, _) => ["--locale=C.UTF-8"],
        (false, >= 17) => ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        _ => ["--locale=C"],
    };

    private void WriteCertificate(string data)
    {
        var certificate = ServerCertificate.Create(TimeProvider.System);
        PrivateFiles.Write(Path.Combine(data, "server.key"), certificate.KeyPem);
        PrivateFiles.Write(Path.Combine(data, "server.crt"), certificate.CertificatePem);
        // Read by whoever connects, as RDS's bundle is.
        File.WriteAllText(paths.Authority, certificate.AuthorityPem);
    }

    private void Give(string path) => user?.TakeOver(path);
}
