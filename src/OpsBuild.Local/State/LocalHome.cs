namespace OpsBuild.Local.State;

/// <summary>
/// Where environments and what they share lie on this machine: never in a work tree, which git would see and <c>git clean</c> would take.
/// </summary>
/// <param name="State">One folder per environment.</param>
/// <param name="Cache">What can be fetched or made again.</param>
internal sealed record LocalHome(string State, string Cache)
{
    /// <summary>The variable that moves both, as a test or a machine with a full home does.</summary>
    public const string Variable = "OPSBUILD_LOCAL_HOME";

    /// <summary>The folder named; else the one that the variable names; else the system's usual ones.</summary>
    public static LocalHome Of(string? folder)
    {
        if ((folder ?? Value(Variable)) is { } named)
            return new LocalHome(Path.GetFullPath(named), Path.Combine(Path.GetFullPath(named), "cache"));
        if (OperatingSystem.IsWindows())
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "OpsBuild");
        // Root's own home is closed to the user as whom the server must run.
        if (Environment.IsPrivilegedProcess)
            return new LocalHome("/var/lib/opsbuild", "/var/cache/opsbuild");
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
            return Below(Path.Combine(user, "Library", "Application Support"), "opsbuild");
        return new LocalHome(
            Path.Combine(Value("XDG_STATE_HOME") ?? Path.Combine(user, ".local", "state"), "opsbuild"),
            Path.Combine(Value("XDG_CACHE_HOME") ?? Path.Combine(user, ".cache"), "opsbuild"));
    }

    private static LocalHome Below(string folder, string name) => new(Path.Combine(folder, name, "state"), Path.Combine(folder, name, "cache"));

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
