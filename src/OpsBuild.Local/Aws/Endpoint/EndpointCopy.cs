using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>This program copied to a folder named after its content, so that a rebuild never overwrites what runs.</summary>
/// <param name="Folder">Holds the assemblies and nothing that another build's copy could share.</param>
/// <param name="Build">The content's hash: two equal ones are the same program.</param>
internal sealed record EndpointCopy(string Folder, string Build)
{
    private const string Name = "OpsBuild.Local";

    public string Assembly => Path.Combine(Folder, Name + ".dll");

    public static EndpointCopy Make(string cacheFolder)
    {
        var source = Path.GetDirectoryName(typeof(EndpointCopy).Assembly.Location)!;
        var files = Files(source).Order(StringComparer.Ordinal).ToArray();
        var build = Hash(files);
        var folder = Path.Combine(cacheFolder, "endpoint", build);
        if (Directory.Exists(folder))
            return new EndpointCopy(folder, build);

        // Whole or not at all, also when two builds copy at once.
        var unfinished = $"{folder}.{RandomText.Plain(8)}.new";
        PrivateFiles.CreateFolder(unfinished);
        foreach (var file in files)
            File.Copy(file, Path.Combine(unfinished, Path.GetFileName(file)));
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        return new EndpointCopy(folder, build);
    }

    // The assemblies that this one reaches and that lie beside it, and no .deps.json: it would ask for everything that whoever references us brings.
    private static HashSet<string> Files(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { Path.Combine(folder, Name + ".runtimeconfig.json") };
        var open = new Queue<string>([Path.Combine(folder, Name + ".dll")]);
        while (open.TryDequeue(out var assembly))
        {
            if (!File.Exists(assembly) || !found.Add(assembly))
                continue;
            using var stream = File.OpenRead(assembly);
            using var image = new PEReader(stream);
            var metadata = image.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences)
                open.Enqueue(Path.Combine(folder, metadata.GetString(metadata.GetAssemblyReference(reference).Name) + ".dll"));
        }

        return found;
    }

    private static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
