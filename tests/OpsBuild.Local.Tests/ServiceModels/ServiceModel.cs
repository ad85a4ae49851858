using System.Text.Json;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>A service's own description of itself, as botocore has it: operations, their outputs and errors, and every shape.</summary>
internal sealed class ServiceModel(string service, JsonElement root)
{
    private readonly JsonElement metadata = root.GetProperty("metadata");

    /// <summary>As signatures name it.</summary>
    public string Service => service;

    /// <summary><c>json</c>, <c>query</c> or <c>rest-xml</c>.</summary>
    public string Protocol => metadata.GetProperty("protocol").GetString()!;

    /// <summary>Of a JSON service: what stands before the operation in <c>X-Amz-Target</c>.</summary>
    public string? TargetPrefix => metadata.TextOf("targetPrefix");

    public string? JsonVersion => metadata.TextOf("jsonVersion");

    /// <summary>Of a Query service: the namespace of its answers.</summary>
    public string? XmlNamespace => metadata.TextOf("xmlNamespace");

    public IEnumerable<ModelOperation> Operations =>
        root.GetProperty("operations").EnumerateObject().Select(each => new ModelOperation(this, each.Name, each.Value));

    /// <summary>Null when the model has none of that name.</summary>
    public ModelOperation? Operation(string name) =>
        root.GetProperty("operations").TryGetProperty(name, out var found) ? new ModelOperation(this, name, found) : null;

    public ModelShape Shape(string name) => new(this, name, root.GetProperty("shapes").GetProperty(name));
}

/// <summary>An operation of a service.</summary>
internal sealed record ModelOperation(ServiceModel Model, string Name, JsonElement Document)
{
    public string Method => Document.GetProperty("http").GetProperty("method").GetString()!;

    public string RequestUri => Document.GetProperty("http").GetProperty("requestUri").GetString()!;

    /// <summary>Null when a success says nothing.</summary>
    public ModelShape? Output => Document.TryGetProperty("output", out var output) ? Model.Shape(output.TextOf("shape")!) : null;

    /// <summary>Of a Query service: the element around the output.</summary>
    public string? ResultWrapper => Document.TryGetProperty("output", out var output) ? output.TextOf("resultWrapper") : null;

    public IEnumerable<ModelShape> Errors => Document.TryGetProperty("errors", out var errors)
        ? errors.EnumerateArray().Select(each => Model.Shape(each.TextOf("shape")!)) : [];
}

/// <summary>A type of the model.</summary>
internal sealed record ModelShape(ServiceModel Model, string Name, JsonElement Document)
{
    /// <summary>structure, list, map, string, integer, long, double, float, boolean, timestamp or blob.</summary>
    public string Type => Document.TextOf("type")!;

    public IEnumerable<string> Required => Document.TextsOf("required");

    public IEnumerable<ModelMember> Members => Document.GetProperty("members").EnumerateObject().Select(each => new ModelMember(Model, each.Name, each.Value));

    public ModelMember Item => new(Model, "member", Document.GetProperty("member"));

    public ModelMember Key => new(Model, "key", Document.GetProperty("key"));

    public ModelMember Value => new(Model, "value", Document.GetProperty("value"));

    /// <summary>The member that is the whole body; null when the body holds all members.</summary>
    public string? Payload => Document.TextOf("payload");

    public bool IsFlattened => Document.IsTrue("flattened");

    /// <summary>The values of an enumeration; none for any text.</summary>
    public IReadOnlyList<string> Enum => [.. Document.TextsOf("enum")];

    public string? Pattern => Document.TextOf("pattern");

    public double? Min => Document.TryGetProperty("min", out var min) ? min.GetDouble() : null;

    public double? Max => Document.TryGetProperty("max", out var max) ? max.GetDouble() : null;

    public string? TimestampFormat => Document.TextOf("timestampFormat");

    /// <summary>Of an error: the name on the wire, where it is not the shape's.</summary>
    public string ErrorCode => Document.TryGetProperty("error", out var error) && error.TextOf("code") is { } code ? code : Name;

    /// <summary>Of an error: the HTTP status, where the model tells it.</summary>
    public int? ErrorStatus =>
        Document.TryGetProperty("error", out var error) && error.TryGetProperty("httpStatusCode", out var status) ? status.GetInt32() : null;
}

/// <summary>A member of a structure, or a list's or a map's part, with what is said of it at this place.</summary>
internal sealed record ModelMember(ServiceModel Model, string Name, JsonElement Reference)
{
    public ModelShape Shape => Model.Shape(Reference.TextOf("shape")!);

    /// <summary>Its name on the wire.</summary>
    public string? LocationName => Reference.TextOf("locationName");

    /// <summary><c>header</c>, <c>headers</c> or <c>statusCode</c>; null for the body.</summary>
    public string? Location => Reference.TextOf("location");

    public bool IsFlattened => Reference.IsTrue("flattened");

    public string? TimestampFormat => Reference.TextOf("timestampFormat");
}

/// <summary>Reads the model's own JSON.</summary>
file static class ModelJson
{
    public static string? TextOf(this JsonElement element, string name) => element.TryGetProperty(name, out var found) ? found.GetString() : null;

    public static IEnumerable<string> TextsOf(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) ? found.EnumerateArray().Select(each => each.GetString()!) : [];

    public static bool IsTrue(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.True;
}
