using OpsBuild.Ecs.TaskDefinitions.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpsBuild.Ecs.Rules.Configurations;

/// <summary>Reads a configuration's text as YAML.</summary>
internal static class ConfigReader
{
    /// <summary>The document; or what keeps it from being one.</summary>
    public static (ConfigUnderCheck? Config, Hit? Problem) Read(string text, Func<string, bool> exists)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException failure)
        {
            return (null, new Hit(ConfigUnderCheck.Position(failure.Start), $"this is no YAML: {failure.Message}"));
        }
        catch (InvalidOperationException)
        {
            // So the parser ends where a bracket is still open at the end of the text.
            return (null, new Hit(new TextPosition(1, 1), "this is no YAML: a bracket is not closed"));
        }

        return stream.Documents is [var document]
            ? (new ConfigUnderCheck(document.RootNode, text, exists), null)
            : (null, new Hit(new TextPosition(1, 1), $"the file holds {stream.Documents.Count} documents"));
    }
}
