using System.Text;

namespace OpsBuild.Ecs.Templates;

/// <summary>A template's text and the name under which its errors are told.</summary>
public sealed class TemplateSource
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private TemplateSource(string name, string text) => (Name, Text) = (name, text);

    /// <summary>The path as it was given, or what the caller calls the text.</summary>
    public string Name { get; }

    /// <summary>The text, byte for byte what the file holds.</summary>
    public string Text { get; }

    /// <summary>Reads a file. It must be UTF-8.</summary>
    /// <exception cref="TemplateException">The file is not UTF-8.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static TemplateSource FromFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return new TemplateSource(path, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException failure)
        {
            var before = new TemplateSource(path, Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Max(0, failure.Index))));
            throw new TemplateException(before.PositionOf(before.Text.Length), "these bytes are not UTF-8", "a template in UTF-8");
        }
    }

    /// <summary>A text that is in no file.</summary>
    public static TemplateSource FromText(string name, string text) => new(name, text);

    /// <summary>The place of a character of <see cref="Text"/>.</summary>
    internal TemplatePosition PositionOf(int offset)
    {
        var before = Text.AsSpan(0, offset);
        var line = before.Count('\n') + 1;
        var column = 1;
        foreach (var _ in before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes())
            column++;
        return new TemplatePosition(Name, line, column);
    }
}
