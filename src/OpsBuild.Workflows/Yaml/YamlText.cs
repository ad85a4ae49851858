using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsBuild.Workflows.Yaml;

/// <summary>A YAML file while it is written: mappings in block style, keys in the order in which they come.</summary>
internal sealed class YamlText
{
    private static readonly EmitterSettings settings = new(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: false, indentSequences: true, newLine: "\n");

    private readonly Emitter emitter;

    private YamlText(TextWriter text) => emitter = new Emitter(text, settings);

    /// <summary>Writes one file.</summary>
    /// <param name="comments">Its first lines, without <c>#</c>.</param>
    /// <param name="write">What writes its mapping.</param>
    public static string Write(IEnumerable<string> comments, Action<YamlText> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var yaml = new YamlText(text);
        yaml.emitter.Emit(new StreamStart());
        yaml.emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        yaml.Block(write);
        yaml.emitter.Emit(new DocumentEnd(isImplicit: true));
        yaml.emitter.Emit(new StreamEnd());
        return string.Concat(comments.Select(line => $"# {line}\n")) + "\n" + text;
    }

    /// <summary>A key with a mapping below it; <c>{}</c> where nothing is written.</summary>
    public void Mapping(string key, Action<YamlText> write)
    {
        Key(key);
        Block(write);
    }

    /// <summary>A key with a list of mappings.</summary>
    public void Mappings<T>(string key, IEnumerable<T> items, Action<YamlText, T> write)
    {
        Key(key);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var item in items)
            Block(yaml => write(yaml, item));
        emitter.Emit(new SequenceEnd());
    }

    /// <summary>A key with a list of texts.</summary>
    public void Values(string key, IEnumerable<string> values)
    {
        Key(key);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var value in values)
            Emit(value);
        emitter.Emit(new SequenceEnd());
    }

    /// <summary>A key with one value, and a comment on the same line.</summary>
    public void Value(string key, Scalar value, string? comment = null)
    {
        Key(key);
        Emit(value);
        if (comment is not null)
            emitter.Emit(new Comment(comment, isInline: true));
    }

    private void Block(Action<YamlText> write)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        write(this);
        emitter.Emit(new MappingEnd());
    }

    // Never quoted: GitHub knows its own key "on" for a name.
    private void Key(string key) => Emit(key, ScalarStyle.Plain);

    private void Emit(Scalar value) => Emit(value.Text, value switch
    {
        { IsText: false } => ScalarStyle.Plain,
        { Text: var lines } when lines.Contains('\n', StringComparison.Ordinal) => ScalarStyle.Literal,
        { Text: var one } when PlainText.Is(one) => ScalarStyle.Plain,
        _ => ScalarStyle.SingleQuoted,
    });

    private void Emit(string value, ScalarStyle style) =>
        emitter.Emit(new YamlDotNet.Core.Events.Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));
}
