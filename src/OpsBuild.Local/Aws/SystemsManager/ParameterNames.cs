using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>The names of a request that takes several.</summary>
internal static class ParameterNames
{
    private const int Most = 10;

    /// <exception cref="AwsErrorException">None, too many, or one twice.</exception>
    public static IReadOnlyList<string> Of(JsonObject input)
    {
        var names = input.Texts("Names");
        if (names.Count is 0 or > Most)
            throw ParameterErrors.Validation($"1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length between 1 and {Most}");
        return names.Distinct().Count() == names.Count ? names : throw ParameterErrors.Validation("Duplicate parameter names are not allowed.");
    }

    /// <summary>Adds those that were not found; the service model has no empty list of them.</summary>
    public static JsonObject WithInvalid(this JsonObject answer, IReadOnlyCollection<string> invalid)
    {
        if (invalid.Count > 0)
            answer["InvalidParameters"] = JsonMember.Array(invalid);
        return answer;
    }
}
