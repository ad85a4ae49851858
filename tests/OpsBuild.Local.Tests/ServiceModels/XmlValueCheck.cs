using System.Globalization;
using System.Xml.Linq;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Holds an XML element, or a header's text, against a shape.</summary>
internal sealed class XmlValueCheck(Findings findings)
{
    public void Check(XElement element, ModelMember member, string path) => Check(element, member.Shape, path, member.TimestampFormat);

    public void Check(XElement element, ModelShape shape, string path, string? timestampFormat = null)
    {
        switch (shape.Type)
        {
            case "structure":
                CheckStructure(element.Elements(), shape, path);
                break;
            case "list":
                CheckItems([.. element.Elements()], shape, path, shape.Item.LocationName ?? "member");
                break;
            case "map":
                CheckEntries([.. element.Elements()], shape, path, "entry");
                break;
            default:
                if (element.HasElements)
                    findings.Add(path, $"a {shape.Type} is expected, not elements");
                else
                    CheckText(element.Value, shape, path, timestampFormat ?? "iso8601");
                break;
        }
    }

    /// <param name="elements">Those that the structure's members are; others must not be there.</param>
    /// <param name="shape">The structure.</param>
    /// <param name="path">Where it is.</param>
    public void CheckStructure(IEnumerable<XElement> elements, ModelShape shape, string path)
    {
        var members = shape.Members.Where(each => each.Location is null).ToDictionary(each => NameOf(each), StringComparer.Ordinal);
        var groups = elements.GroupBy(each => each.Name.LocalName).ToArray();
        foreach (var same in groups)
        {
            var at = path.Length == 0 ? same.Key : $"{path}.{same.Key}";
            if (!members.TryGetValue(same.Key, out var member))
            {
                if (!NewerThanTheModel.Has(findings.Service, $"{shape.Name}.{same.Key}"))
                    findings.Add(at, $"{shape.Name} has no such element");
            }
            else if (IsFlat(member) && member.Shape.Type == "list")
            {
                CheckItems([.. same], member.Shape, at, same.Key);
            }
            else if (IsFlat(member) && member.Shape.Type == "map")
            {
                CheckEntries([.. same], member.Shape, at, same.Key);
            }
            else if (same.Count() > 1)
            {
                findings.Add(at, "is there more than once");
            }
            else
            {
                Check(same.Single(), member, at);
            }
        }

        foreach (var missing in members.Where(each => shape.Required.Contains(each.Value.Name) && !groups.Any(same => same.Key == each.Key)))
            findings.Add(path.Length == 0 ? missing.Key : $"{path}.{missing.Key}", "is required, and missing");
    }

    public void CheckText(string text, ModelShape shape, string path, string timestampFormat)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (shape.Type)
        {
            case "string":
                TextRules.CheckText(text, shape, path, findings);
                break;
            case "integer" or "long" when long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number):
                TextRules.CheckNumber(number, shape, path, findings);
                break;
            case "double" or "float" when double.TryParse(text, NumberStyles.Float, invariant, out var number):
                TextRules.CheckNumber(number, shape, path, findings);
                break;
            case "boolean" when text is "true" or "false":
            case "blob" when Convert.TryFromBase64String(text, new byte[text.Length], out _):
            case "timestamp" when timestampFormat == "rfc822" && DateTimeOffset.TryParseExact(text, "r", invariant, DateTimeStyles.None, out _):
            case "timestamp" when timestampFormat == "iso8601" && IsIso(text):
                break;
            default:
                findings.Add(path, $"'{text}' is no {shape.Type}{(shape.Type == "timestamp" ? $" ({timestampFormat})" : "")}");
                break;
        }
    }

    private static bool IsIso(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsFlat(ModelMember member) => member.IsFlattened || member.Shape.IsFlattened;

    private static string NameOf(ModelMember member) =>
        IsFlat(member) && member.Shape.Type == "list" && member.Shape.Item.LocationName is { } item ? item : member.LocationName ?? member.Name;

    private void CheckItems(IReadOnlyList<XElement> items, ModelShape shape, string path, string name)
    {
        TextRules.CheckCount(items.Count, shape, path, findings);
        foreach (var (at, item) in items.Index())
        {
            if (item.Name.LocalName != name)
                findings.Add($"{path}[{at}]", $"'{name}' is expected, not '{item.Name.LocalName}'");
            Check(item, shape.Item, $"{path}[{at}]");
        }
    }

    private void CheckEntries(IReadOnlyList<XElement> entries, ModelShape shape, string path, string name)
    {
        foreach (var (at, entry) in entries.Index())
        {
            var place = $"{path}[{at}]";
            if (entry.Name.LocalName != name)
                findings.Add(place, $"'{name}' is expected, not '{entry.Name.LocalName}'");
            var key = entry.Elements().FirstOrDefault(each => each.Name.LocalName == (shape.Key.LocationName ?? "key"));
            var value = entry.Elements().FirstOrDefault(each => each.Name.LocalName == (shape.Value.LocationName ?? "value"));
            if (key is null || value is null || entry.Elements().Count() != 2)
            {
                findings.Add(place, "a key and a value are expected");
                continue;
            }

            Check(key, shape.Key, place);
            Check(value, shape.Value, place);
        }
    }
}
