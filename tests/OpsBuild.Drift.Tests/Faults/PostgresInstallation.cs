using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>A copy of a server's installation, from which something is missing.</summary>
internal static class PostgresInstallation
{
    /// <summary>Copies programs and shared files without an extension's.</summary>
    /// <returns>The copy's folder of programs.</returns>
    /// <remarks>PostgreSQL finds its other folders from where its program really is, so programs are copied, in the same folders, and never linked.</remarks>
    public static string CopyWithout(string extension, PostgresPrograms programs, TemporaryDirectory directory)
    {
        // Debian's folders, and those of the npm package and of PostgreSQL's own build.
        var bin = (programs as PostgresPrograms.InFolder)?.BinDirectory ?? "";
        var major = programs.Major.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (root, share, library) = bin.EndsWith($"/lib/postgresql/{major}/bin", StringComparison.Ordinal)
            ? (Path.GetFullPath(Path.Combine(bin, "../../../..")), $"share/postgresql/{major}", $"lib/postgresql/{major}/lib")
            : (Path.GetFullPath(Path.Combine(bin, "..")), "share/postgresql", "lib");
        Needed.Or(
            !OperatingSystem.IsWindows() && bin.Length > 0 && File.Exists(Path.Combine(root, share, "extension", $"{extension}.control")),
            $"{programs} does not keep its extensions where this test looks for them: run with Debian's PostgreSQL, or with the npm package's (OPSBUILD_TEST_POSTGRES_BIN).");

        var copy = directory[Path.GetRelativePath(root, bin)];
        Copy(bin, copy, _ => true);
        Copy(Path.Combine(root, share), directory[share], file => !Path.GetFileName(file).StartsWith(extension, StringComparison.Ordinal));
        Directory.CreateDirectory(Path.GetDirectoryName(directory[library])!);
        Directory.CreateSymbolicLink(directory[library], Path.Combine(root, library));
        return copy;
    }

    private static void Copy(string from, string to, Func<string, bool> isWanted)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(isWanted))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
