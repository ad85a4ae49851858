using System.Diagnostics;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>What <c>build.sh</c> has compiled in a work tree, and would not compile again.</summary>
internal sealed class CompiledWorkTree
{
    private const string Stamp = "artifacts/build.stamp";

    private readonly string root;

    private CompiledWorkTree(string root) => this.root = root;

    /// <summary>The compiled work tree; null where a source is newer than the last compilation.</summary>
    public static CompiledWorkTree? Find(string root) =>
        File.Exists(Path.Combine(root, Stamp)) && IsCurrent(root) ? new CompiledWorkTree(root) : null;

    /// <summary>Puts it into a clone of the same sources, as if it had been compiled there.</summary>
    public void CopyTo(string clone)
    {
        // The build program and what it starts; a test project's folder holds the same again.
        foreach (var program in new[] { "_build", "OpsBuild.Batch" })
        {
            var target = Path.Combine(clone, "artifacts", "bin", program);
            Directory.CreateDirectory(target);
            Sh("cp -a \"$1/.\" \"$2\"", Path.Combine(root, "artifacts", "bin", program), target);
        }
        File.Copy(Path.Combine(root, Stamp), Path.Combine(clone, Stamp));
        File.SetLastWriteTimeUtc(Path.Combine(clone, Stamp), DateTime.UtcNow);
    }

    // As build.sh looks.
    private static bool IsCurrent(string root) => Sh(
        "cd \"$1\" && find build src Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig -newer artifacts/build.stamp -print -quit",
        root).Length == 0;

    private static string Sh(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", script, "sh", .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{script}' ended with {process.ExitCode} for {string.Join(", ", arguments)}.");
    }
}
