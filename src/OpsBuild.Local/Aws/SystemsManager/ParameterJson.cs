using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Parameters in the shapes of the service model.</summary>
internal static class ParameterJson
{
    /// <summary>A version as GetParameter and its like show it; an encrypted value only where the caller asked for it decrypted.</summary>
    public static JsonObject Of(Parameter parameter, ParameterVersion version, bool decrypts, string? selector = null)
    {
        var json = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = parameter.Type,
            ["Value"] = parameter.Type == Parameter.SecureString && !decrypts ? version.Cipher : version.Value.Reveal(),
            ["Version"] = version.Number,
            ["LastModifiedDate"] = JsonMember.Time(version.Modified),
            ["ARN"] = parameter.Arn,
            ["DataType"] = "text",
        };
        if (selector is not null)
            json["Selector"] = selector;
        return json;
    }

    /// <summary>As DescribeParameters shows it: all but the value.</summary>
    public static JsonObject Describe(Parameter parameter, string user)
    {
        var newest = parameter.Newest;
        var json = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = parameter.Type,
            ["LastModifiedDate"] = JsonMember.Time(newest.Modified),
            ["LastModifiedUser"] = user,
            ["Version"] = newest.Number,
            ["Tier"] = newest.Tier,
            ["Policies"] = new JsonArray(),
            ["DataType"] = "text",
        };
        if (parameter.Type == Parameter.SecureString)
            json["KeyId"] = newest.KeyId;
        if (newest.Description is { } description)
            json["Description"] = description;
        if (newest.AllowedPattern is { } pattern)
            json["AllowedPattern"] = pattern;
        return json;
    }
}
