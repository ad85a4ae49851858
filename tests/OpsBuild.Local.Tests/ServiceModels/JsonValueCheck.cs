using System.Text.Json;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Holds a JSON value against a shape.</summary>
internal sealed class JsonValueCheck(Findings findings)
{
    public void Check(JsonElement value, ModelMember member, string path) => Check(value, member.Shape, path, member.TimestampFormat);

    public void Check(JsonElement value, ModelShape shape, string path, string? timestampFormat = null)
    {
        switch (shape.Type)
        {
            case "structure":
                if (Is(value, JsonValueKind.Object, "a structure", path))
                    CheckStructure(value, shape, path);
                break;
            case "list":
                if (Is(value, JsonValueKind.Array, "a list", path))
                    CheckList(value, shape, path);
                break;
            case "map":
                if (Is(value, JsonValueKind.Object, "a map", path))
                    CheckMap(value, shape, path);
                break;
            case "string":
                if (Is(value, JsonValueKind.String, "a text", path))
                    TextRules.CheckText(value.GetString()!, shape, path, findings);
                break;
            case "blob":
                if (Is(value, JsonValueKind.String, "Base64", path) && !value.TryGetBytesFromBase64(out _))
                    findings.Add(path, "is not Base64");
                break;
            case "boolean":
                if (value.ValueKind != JsonValueKind.False)
                    Is(value, JsonValueKind.True, "true or false", path);
                break;
            case "timestamp":
                // JSON 1.1 has seconds since 1970 unless the model says otherwise.
                if ((timestampFormat ?? shape.TimestampFormat) is "iso8601" or "rfc822")
                    Is(value, JsonValueKind.String, "a time as text", path);
                else
                    Is(value, JsonValueKind.Number, "seconds since 1970", path);
                break;
            default:
                CheckNumber(value, shape, path);
                break;
        }
    }

    private void CheckStructure(JsonElement value, ModelShape shape, string path)
    {
        var members = shape.Members.ToDictionary(each => each.LocationName ?? each.Name, StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (members.TryGetValue(member.Name, out var known))
                Check(member.Value, known, Join(path, member.Name));
            else if (!NewerThanTheModel.Has(findings.Service, $"{shape.Name}.{member.Name}"))
                findings.Add(Join(path, member.Name), $"{shape.Name} has no such member");
        }

        foreach (var name in shape.Required.Where(name => !value.TryGetProperty(name, out _)))
            findings.Add(Join(path, name), "is required, and missing");
    }

    private void CheckList(JsonElement value, ModelShape shape, string path)
    {
        TextRules.CheckCount(value.GetArrayLength(), shape, path, findings);
        foreach (var (at, item) in value.EnumerateArray().Index())
            Check(item, shape.Item, $"{path}[{at}]");
    }

    private void CheckMap(JsonElement value, ModelShape shape, string path)
    {
        var entries = value.EnumerateObject().ToArray();
        TextRules.CheckCount(entries.Length, shape, path, findings);
        foreach (var entry in entries)
        {
            TextRules.CheckText(entry.Name, shape.Key.Shape, $"{path}.{entry.Name}", findings);
            Check(entry.Value, shape.Value, $"{path}.{entry.Name}");
        }
    }

    private void CheckNumber(JsonElement value, ModelShape shape, string path)
    {
        if (!Is(value, JsonValueKind.Number, $"a number ({shape.Type})", path))
            return;
        var fits = shape.Type switch
        {
            "integer" => value.TryGetInt32(out _),
            "long" => value.TryGetInt64(out _),
            "double" or "float" => true,
            var other => throw new InvalidOperationException($"The check does not know the type {other}."),
        };
        if (fits)
            TextRules.CheckNumber(value.GetDouble(), shape, path, findings);
        else
            findings.Add(path, $"{value.GetRawText()} is no {shape.Type}");
    }

    private bool Is(JsonElement value, JsonValueKind kind, string expected, string path)
    {
        if (value.ValueKind == kind)
            return true;
        findings.Add(path, $"{expected} is expected, not {value.ValueKind.ToString().ToLowerInvariant()} {Short(value)}");
        return false;
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
