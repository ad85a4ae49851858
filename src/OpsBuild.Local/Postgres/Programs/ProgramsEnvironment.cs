namespace OpsBuild.Local.Postgres.Programs;

/// <summary>The whole environment of PostgreSQL's programs: nothing of the caller's PG* or LC_* may bend what they do.</summary>
internal static class ProgramsEnvironment
{
    /// <summary>The npm package's list of the links that a tarball of npm cannot hold; lies beside its bin folder.</summary>
    public const string NpmSymbolicLinks = "pg-symlinks.json";

    public static IReadOnlyDictionary<string, string> Of(string binDirectory)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            // Messages in English, since they are quoted; a cluster's own locale is given to initdb.
            ["LC_ALL"] = "C",
        };
        if (OperatingSystem.IsWindows())
        {
            // Windows' own libraries are found through these.
            foreach (var name in (string[])["SystemRoot", "SystemDrive", "TEMP", "TMP", "USERPROFILE"])
                environment[name] = Environment.GetEnvironmentVariable(name) ?? "";
        }
        else if (File.Exists(Path.Combine(binDirectory, "..", NpmSymbolicLinks)))
        {
            // The npm package's programs do not name their own library folder for every library that they load.
            var libraries = Path.GetFullPath(Path.Combine(binDirectory, "..", "lib"));
            environment[OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"] = libraries;
        }

        return environment;
    }
}
