using OpsBuild.Ecs.TaskDefinitions.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpsBuild.Ecs.Rules.Configurations;

/// <summary>A configuration of ecspresso as it is written, before anything is filled in: that is what v3 reads as YAML.</summary>
/// <param name="Root">Its outermost value.</param>
/// <param name="Text">Its text.</param>
/// <param name="Exists">Whether there is a file of that path, relative to the configuration.</param>
internal sealed record ConfigUnderCheck(YamlNode Root, string Text, Func<string, bool> Exists)
{
    /// <summary>The place of the document's first value.</summary>
    public TextPosition Start => Position(Root.Start);

    /// <summary>The outermost keys with their values; none where the document is no mapping.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Members => MembersOf(Root);

    /// <summary>The plugins, each a mapping.</summary>
    public IEnumerable<YamlNode> Plugins => this["plugins"] is YamlSequenceNode plugins ? plugins.Children : [];

    /// <summary>The value of an outermost key; null where it is not there.</summary>
    public YamlNode? this[string key] => Value(Root, key);

    /// <summary>Every scalar that stands for a value.</summary>
    public IEnumerable<YamlScalarNode> Scalars => ScalarsOf(Root);

    /// <summary>Values that begin with two braces and no quote: a mapping whose key is a mapping, which nobody means.</summary>
    public IEnumerable<YamlNode> BareExpressions =>
        Root.AllNodes.OfType<YamlMappingNode>().Where(mapping => mapping.Children.Keys.Any(key => key is YamlMappingNode));

    public static YamlNode? Value(YamlNode? mapping, string key) => MembersOf(mapping).FirstOrDefault(member => member.Key.Value == key).Value;

    public static IEnumerable<(YamlScalarNode Key, YamlNode Value)> MembersOf(YamlNode? node) => node is YamlMappingNode mapping
        ? mapping.Children.Where(child => child.Key is YamlScalarNode).Select(child => ((YamlScalarNode)child.Key, child.Value))
        : [];

    public static TextPosition Position(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>The line that a node begins on.</summary>
    public string LineOf(YamlNode node) => Text.Split('\n')[Position(node.Start).Line - 1];

    private static IEnumerable<YamlScalarNode> ScalarsOf(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar],
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(ScalarsOf),
        YamlSequenceNode sequence => sequence.Children.SelectMany(ScalarsOf),
        _ => [],
    };
}
