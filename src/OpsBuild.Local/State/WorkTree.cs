using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Local.State;

/// <summary>A checkout, by its real path: however it was reached, it is one; a copy of it is another.</summary>
/// <param name="Path">Without symbolic links.</param>
internal sealed record WorkTree(string Path)
{
    public static WorkTree At(string path) => new(RealPath(System.IO.Path.GetFullPath(path)));

    /// <summary>The folder's name, for whoever looks, and a hash of the whole path, which two work trees do not share.</summary>
    public string EnvironmentId
    {
        get
        {
            var name = new string([.. System.IO.Path.GetFileName(Path).ToLowerInvariant().Select(
                letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(32)]).Trim('-');
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..12];
            return name.Length == 0 ? hash : $"{name}-{hash}";
        }
    }

    // Each folder on the way may be a link, to a path which again holds links; .NET resolves only the last part.
    private static string RealPath(string path)
    {
        const int MostLinks = 40; // as Linux's own limit
        var root = System.IO.Path.GetPathRoot(path)!;
        var open = new Stack<string>(Parts(path, root).Reverse());
        var real = root;
        for (var links = 0; open.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = System.IO.Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = System.IO.Path.Combine(real, part);
            var target = new FileInfo(next).LinkTarget;
            if (target is null || ++links > MostLinks)
            {
                real = next;
                continue;
            }

            if (System.IO.Path.IsPathRooted(target))
                real = root = System.IO.Path.GetPathRoot(target)!;
            foreach (var piece in Parts(target, System.IO.Path.IsPathRooted(target) ? root : "").Reverse())
                open.Push(piece);
        }

        return real;
    }

    private static string[] Parts(string path, string root) =>
        [.. path[root.Length..].Split(System.IO.Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];
}
