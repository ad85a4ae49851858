namespace OpsBuild.Testing.Docker;

/// <summary>A small image with a shell, whose entry point takes a script: made of this machine's busybox.</summary>
public static class BusyboxImage
{
    private const string Name = "opsbuild-test-busybox:1";
    private const string Busybox = "/bin/busybox";

    private static readonly string[] Tools =
    [
        "sh", "cat", "cp", "dd", "echo", "env", "false", "grep", "head", "id", "kill", "ls", "mkdir", "nc", "ps", "rm", "seq", "sleep", "tail", "test",
        "touch", "true", "ulimit", "wget", "yes",
    ];

    /// <summary>The image's name, made when it is missing.</summary>
    public static async Task<string> EnsureAsync(TestEngine engine, CancellationToken cancellationToken)
    {
        if (await engine.HasAsync(Name, cancellationToken))
            return Name;
        Needed.Or(File.Exists(Busybox), "There is no busybox to make a small image of: apt-get install busybox-static.");
        await using var root = new ImageRoot();
        root.Add(Busybox, "bin/busybox");
        foreach (var tool in Tools)
            root.Link($"bin/{tool}", "busybox");
        root.AddSystem();
        await engine.ImportAsync(Name, await root.FinishAsync(), ["ENV PATH=/bin", """ENTRYPOINT ["/bin/sh", "-c"]"""], cancellationToken);
        return Name;
    }
}
