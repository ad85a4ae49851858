using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Makes an empty file, or sets the time of an existing one.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.Parent.CreateDirectory();
        if (!path.FileExists())
            File.WriteAllBytes(path, []);
        File.SetLastWriteTime(path, time ?? DateTime.Now);
        return path;
    }

    /// <summary>Deletes the file, even a read-only one; nothing happens when there is none.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!path.FileExists())
            return;

        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    /// <summary>Deletes the files.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths.ToList())
            path.DeleteFile();
    }

    /// <summary>Appends lines.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding encoding = null) =>
        path.AppendAllLines(lines.ToArray(), encoding);

    /// <summary>Appends lines.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, string[] lines, Encoding encoding = null)
    {
        path.Parent.CreateDirectory();
        File.AppendAllLines(path, lines, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Appends a text.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding encoding = null)
    {
        path.Parent.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Writes lines, with the line breaks of a platform.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path, IEnumerable<string> lines, Encoding encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null) =>
        path.WriteAllLines(lines.ToArray(), encoding, platformFamily, eofLineBreak);

    /// <summary>Writes lines, with the line breaks of a platform.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path, string[] lines, Encoding encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null)
    {
        var lineBreak = LineBreak(platformFamily ?? DefaultLineBreakType);
        var text = string.Join(lineBreak, lines);
        return path.Write(lines.Length > 0 && (eofLineBreak ?? DefaultEofLineBreak) ? text + lineBreak : text, encoding);
    }

    /// <summary>Writes a text; a line break ends it unless it has one or is not wanted.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding encoding = null, bool? eofLineBreak = null)
    {
        var isWanted = eofLineBreak ?? DefaultEofLineBreak;
        return path.Write(isWanted && content.Length > 0 && !content.EndsWith('\n') ? content + LineBreakOf(content) : content, encoding);
    }

    /// <summary>Writes bytes.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The file as one text.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding encoding = null) => File.ReadAllText(path, encoding ?? DefaultEncoding);

    /// <summary>The file's lines.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding encoding = null) => File.ReadAllLines(path, encoding ?? DefaultEncoding);

    /// <summary>The file's bytes.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Reads the file, changes its text, and writes it back; its last line break stays as it is.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update, Encoding encoding = null) =>
        path.WriteAllText(update(path.ReadAllText(encoding)), encoding, eofLineBreak: false);

    private static AbsolutePath Write(this AbsolutePath path, string text, Encoding encoding)
    {
        path.Parent.CreateDirectory();
        File.WriteAllText(path, text, encoding ?? DefaultEncoding);
        return path;
    }

    private static string LineBreakOf(string content) =>
        DefaultLineBreakType is null && content.Contains('\n', StringComparison.Ordinal)
            ? content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n"
            : LineBreak(DefaultLineBreakType);

    private static string LineBreak(PlatformFamily? platform) => platform switch
    {
        PlatformFamily.Windows => "\r\n",
        null => Environment.NewLine,
        _ => "\n",
    };
}
