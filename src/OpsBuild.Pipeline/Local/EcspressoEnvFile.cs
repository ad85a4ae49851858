using System.Text;

namespace OpsBuild.Pipeline.Local;

/// <summary>
/// Everything that a person's own ecspresso, or shell, needs to work on the local ECS with the project's files: for
/// <c>ecspresso --envfile</c>, or <c>set -a; . FILE</c>. The keys in it are accepted by the local endpoint only.
/// </summary>
internal static class EcspressoEnvFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string file, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in variables.OrderBy(each => each.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(Quoted(value)).Append('\n');

        // Whole or not at all: another run may be reading it.
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(unfinished, options))
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        File.Move(unfinished, file, overwrite: true);
    }

    // In single quotes neither a shell nor ecspresso looks into the text.
    private static string Quoted(string value) => value.Contains('\'', StringComparison.Ordinal)
        ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : $"'{value}'";
}
