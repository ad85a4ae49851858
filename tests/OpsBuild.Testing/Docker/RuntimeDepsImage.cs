namespace OpsBuild.Testing.Docker;

/// <summary>What mcr.microsoft.com/dotnet/runtime-deps has for a native program: glibc, OpenSSL and the system's authorities, of this machine. No shell.</summary>
public static class RuntimeDepsImage
{
    private const string Name = "opsbuild-test-runtime-deps:1";
    private const string Authorities = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>The image's name, made when it is missing.</summary>
    public static async Task<string> EnsureAsync(TestEngine engine, CancellationToken cancellationToken)
    {
        if (await engine.HasAsync(Name, cancellationToken))
            return Name;
        await using var root = new ImageRoot();
        root.AddSystem();
        OpenSsl.AddTo(root);
        root.Add(Authorities, Authorities.TrimStart('/'));
        // Programs that are linked with libc, libm and libgcc.
        await root.AddLibrariesAsync([.. OpenSsl.Libraries(), "/usr/bin/dotnet", Environment.ProcessPath!], cancellationToken);
        await engine.ImportAsync(Name, await root.FinishAsync(), [], cancellationToken);
        return Name;
    }
}
