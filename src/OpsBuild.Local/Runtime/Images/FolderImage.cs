using System.Security.Cryptography;
using System.Text;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Runtime.Images;

/// <summary>What stands for a container image where tasks run as processes: a program of this machine and an image's usual settings.</summary>
/// <param name="Program">The program's file.</param>
public sealed record FolderImage(string Program)
{
    /// <summary>Arguments that always come first, as the rest of an image's ENTRYPOINT does.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Arguments where neither the definition nor the run gives a command, as an image's CMD.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The image's own variables, as its ENV; a definition's go before them. Never a secret.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder in which the program starts.</summary>
    /// <value>Default null: the program's own.</value>
    public string? WorkingDirectory { get; init; }

    /// <summary>The variable by which the program learns its port. Tasks share this machine's ports, so each gets one that is free.</summary>
    /// <value>Default null: it listens on the container's port itself, and only one task of it can run at once.</value>
    public string? PortVariable { get; init; }

    /// <summary>How the image runs the program: a health check that begins with these words runs the program here.</summary>
    /// <value>Default: empty, for none.</value>
    public IReadOnlyList<string> CommandInImage { get; init; } = [];

    /// <summary>What tells this content from another at the same path, as a hash: it is part of the image's digest.</summary>
    /// <value>Default null: the path alone.</value>
    public string? Content { get; init; }

    /// <summary>A program with all that it consists of: a native one, or an assembly (<c>.dll</c>) that the dotnet host of this process runs.</summary>
    /// <param name="program">Its file.</param>
    public static FolderImage Of(string program)
    {
        var isAssembly = Path.GetExtension(program) == ".dll";
        return (isAssembly ? new FolderImage(DotnetHost.Path) { Arguments = [program] } : new FolderImage(program)) with
        {
            // A framework-dependent program finds its runtime by this where dotnet is not installed system-wide.
            Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = DotnetHost.Root },
            Content = Hash(isAssembly ? [.. Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll").Order(StringComparer.Ordinal)] : [program]),
        };
    }

    private static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
