using System.Text.Encodings.Web;

namespace OpsBuild.Ecs.TaskDefinitions.Writing;

/// <summary>Text as the content of a JSON string; what needs no escape stays readable.</summary>
internal static class JsonEscape
{
    // Not for HTML: a reviewer reads "<" and "'" as they are.
    public static string Write(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
}
