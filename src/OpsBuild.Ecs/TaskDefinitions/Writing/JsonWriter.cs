using System.Text;

namespace OpsBuild.Ecs.TaskDefinitions.Writing;

/// <summary>Writes the same bytes for the same definition on every machine: two spaces, LF, one value a line, members in the model's order.</summary>
internal static class JsonWriter
{
    public static string Write(JsonPart part)
    {
        var text = new StringBuilder();
        Write(part, text, indent: 0);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonPart part, StringBuilder text, int indent)
    {
        switch (part)
        {
            case JsonPart.Scalar scalar:
                text.Append(scalar.Written);
                break;
            case JsonPart.List list:
                Block(text, '[', ']', indent, list.Items, (item, inner) => Write(item, text, inner));
                break;
            case JsonPart.Members members:
                Block(text, '{', '}', indent, members.All, (member, inner) =>
                {
                    text.Append('"').Append(JsonEscape.Write(member.Name)).Append("\": ");
                    Write(member.Value, text, inner);
                });
                break;
        }
    }

    private static void Block<T>(StringBuilder text, char open, char close, int indent, IReadOnlyList<T> items, Action<T, int> write)
    {
        text.Append(open);
        for (var index = 0; index < items.Count; index++)
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(' ', indent + 2);
            write(items[index], indent + 2);
        }

        if (items.Count > 0)
            text.Append('\n').Append(' ', indent);
        text.Append(close);
    }
}
