namespace OpsBuild.Local.Platform;

/// <summary>The variables without which programs do not run on this system; nothing of the caller's business is among them.</summary>
internal static class MinimalEnvironment
{
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["PATH", "SystemRoot", "SystemDrive", "windir", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA"]
        : ["PATH", "HOME", "TMPDIR"];

    public static IEnumerable<(string Name, string Value)> Variables() =>
        from name in Names
        let value = Environment.GetEnvironmentVariable(name)
        where value is { Length: > 0 }
        select (name, value);
}
