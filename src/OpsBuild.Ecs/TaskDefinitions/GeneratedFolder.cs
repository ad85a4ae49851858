using System.Text;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>The folder of files that a description yields, as it should be and as it is.</summary>
public sealed class GeneratedFolder(string path, IReadOnlyList<GeneratedFile> files)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether only its owner may enter it; on Windows it is as the folder above.</summary>
    /// <value>Default false.</value>
    public bool IsPrivate { get; init; }

    /// <summary>The files whose bytes are not what the description yields, missing ones included.</summary>
    public IReadOnlyList<string> Stale() => [.. files.Where(file => !IsCurrent(file)).Select(file => file.Path)];

    /// <summary>Writes what is stale.</summary>
    /// <returns>The files written.</returns>
    public IReadOnlyList<string> Write()
    {
        if (IsPrivate && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, OwnerOnly);
        }

        var stale = files.Where(file => !IsCurrent(file)).ToList();
        foreach (var file in stale)
        {
            var target = Target(file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, utf8.GetBytes(file.Text));
        }

        return [.. stale.Select(file => file.Path)];
    }

    private bool IsCurrent(GeneratedFile file) =>
        File.Exists(Target(file)) && File.ReadAllBytes(Target(file)).AsSpan().SequenceEqual(utf8.GetBytes(file.Text));

    private string Target(GeneratedFile file) => Path.Combine(path, file.Path.Replace('/', Path.DirectorySeparatorChar));
}
