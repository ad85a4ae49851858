namespace OpsBuild.Drift.Atlas;

/// <summary>The Atlas binary, and how it reaches the target.</summary>
/// <param name="Path">The program: a path, or a name on PATH.</param>
/// <param name="TargetUrl">The target as a URL without a password, with its TLS settings: arguments can be read by every process beside.</param>
/// <param name="Password">The password, which goes into the program's environment as <c>PGPASSWORD</c> and nowhere else.</param>
public sealed record AtlasProgram(string Path, string TargetUrl, Func<string> Password)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => Path;
}
