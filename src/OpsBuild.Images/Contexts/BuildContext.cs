using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Images.Contexts;

/// <summary>What the engine is sent to build an image: the Dockerfile, and the files that it may take.</summary>
internal sealed class BuildContext
{
    private readonly SortedDictionary<string, ContextFile> files = new(StringComparer.Ordinal);

    private BuildContext(string dockerfile) => Dockerfile = dockerfile;

    /// <summary>The Dockerfile's text.</summary>
    public string Dockerfile { get; }

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyCollection<ContextFile> Files => files.Values;

    /// <summary>Folders that are there also when nothing is in them, so that a COPY finds them.</summary>
    public IReadOnlyList<string> Folders { get; private init; } = [];

    /// <summary>The files below a folder, less what its ignore file leaves out.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="dockerfile">The Dockerfile's path, relative to it.</param>
    /// <param name="added">More files, from elsewhere; they are never left out.</param>
    /// <param name="folders">Folders that are there in any case.</param>
    /// <exception cref="ImageBuildException">There is no such Dockerfile, or the ignore file cannot be understood.</exception>
    public static BuildContext Read(string root, string dockerfile, IEnumerable<ContextFile> added, params IReadOnlyList<string> folders)
    {
        if (!File.Exists(Path.Combine(root, dockerfile)))
            throw new ImageBuildException("An image cannot be built.", $"there is no {dockerfile} in {root}", "run the build from a repository that has it.");
        var context = new BuildContext(File.ReadAllText(Path.Combine(root, dockerfile))) { Folders = folders };
        context.Add(new DirectoryInfo(root), "", IgnoreFile.Read(root, dockerfile));
        foreach (var file in added)
            context.files[file.Name] = file;
        return context;
    }

    /// <summary>The hash of the files: names, contents, and whether they may be executed.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Add(Dockerfile);
        foreach (var file in Files)
        {
            Add(file.Name);
            Add(file.LinkTarget is { } target ? $"link {target}" : file.IsExecutable ? "program" : "file");
            if (file.LinkTarget is not null)
                continue;
            using var content = File.OpenRead(file.Source);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Add(DirectoryInfo folder, string under, IgnoreFile ignored)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = under + entry.Name;
            if (entry is DirectoryInfo { LinkTarget: null } below)
            {
                if (!ignored.ExcludesAllOf(name))
                    Add(below, name + "/", ignored);
            }
            else if (!ignored.Excludes(name))
            {
                files[name] = ContextFile.Of(name, new FileInfo(entry.FullName));
            }
        }
    }
}
