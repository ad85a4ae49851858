using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nuke.Common.Internal.CommandLine;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Planning;

namespace Nuke.Common.Internal.Schema;

/// <summary>Describes a build's parameters as a JSON schema (draft 4), the same bytes on every machine.</summary>
internal static class SchemaWriter
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(NukeBuild build, ParameterCatalog parameters, TargetCatalog targets)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
            json.WriteStartObject("definitions");
            Names(json, "Host", HostSelection.Names(build.GetType()).Order(StringComparer.Ordinal));
            Names(json, "ExecutableTarget", targets.All.Select(target => target.Name).Order(StringComparer.Ordinal));
            Names(json, "Verbosity", Enum.GetNames<Verbosity>());
            json.WriteStartObject("NukeBuild");
            BuiltIns(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("allOf");
            json.WriteStartObject();
            Own(json, build, parameters);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("$ref", "#/definitions/NukeBuild");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Names(Utf8JsonWriter json, string definition, IEnumerable<string> names)
    {
        json.WriteStartObject(definition);
        json.WriteString("type", "string");
        Enumerated(json, names);
        json.WriteEndObject();
    }

    private static void BuiltIns(Utf8JsonWriter json)
    {
        json.WriteStartObject("properties");
        foreach (var parameter in BuiltInParameter.All.Where(parameter => parameter.Name != nameof(BuiltInValues.ShellCompletion)))
        {
            json.WriteStartObject(parameter.Name);
            switch (parameter.Name)
            {
                case "Host" or "Verbosity":
                    json.WriteString("description", parameter.Description);
                    json.WriteString("$ref", $"#/definitions/{parameter.Name}");
                    break;
                case "Skip" or "Target":
                    json.WriteString("type", "array");
                    json.WriteString("description", parameter.Description);
                    json.WriteStartObject("items");
                    json.WriteString("$ref", "#/definitions/ExecutableTarget");
                    json.WriteEndObject();
                    break;
                case "Profile":
                    json.WriteString("type", "array");
                    json.WriteString("description", parameter.Description);
                    json.WriteStartObject("items");
                    json.WriteString("type", "string");
                    json.WriteEndObject();
                    break;
                default:
                    json.WriteString("type", parameter.Value is null ? "boolean" : "string");
                    json.WriteString("description", parameter.Description);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Own(Utf8JsonWriter json, NukeBuild build, ParameterCatalog parameters)
    {
        json.WriteStartObject("properties");
        foreach (var parameter in parameters.All.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(parameter.Name);
            var values = parameter.Attribute.GetValueSet(parameter.Member, build)?.Select(entry => entry.Text);
            if (parameter.Type.IsArray)
            {
                json.WriteString("type", "array");
                Description(json, parameter);
                json.WriteStartObject("items");
                Scalar(json, parameter, values);
                json.WriteEndObject();
            }
            else
            {
                Scalar(json, parameter, values);
                Description(json, parameter);
            }

            if (parameter.IsSecret)
                json.WriteString("default", "Secret: to be given as an environment variable");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Scalar(Utf8JsonWriter json, Parameter parameter, IEnumerable<string> values)
    {
        json.WriteString("type", TypeName(ValueSet.ScalarType(parameter.Type)));
        if (values is not null)
            Enumerated(json, values);
    }

    private static void Description(Utf8JsonWriter json, Parameter parameter)
    {
        if (!string.IsNullOrEmpty(parameter.Attribute.Description))
            json.WriteString("description", parameter.Attribute.Description);
    }

    private static void Enumerated(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string TypeName(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "string",
        TypeCode.Boolean => "boolean",
        >= TypeCode.SByte and <= TypeCode.UInt64 => "integer",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
        _ => "string",
    };
}
