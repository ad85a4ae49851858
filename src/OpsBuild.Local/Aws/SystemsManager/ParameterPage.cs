using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>A page of parameters, with a token when there are more.</summary>
internal static class ParameterPage
{
    public static JsonObject Of(IEnumerable<JsonObject> parameters, JsonObject input, int largest)
    {
        var start = 0;
        if (input.Text("NextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw new AwsErrorException("InvalidNextToken", "The specified token isn't valid.");
        var size = (int)(input.Integer("MaxResults") ?? largest);
        if (size < 1 || size > largest)
            throw ParameterErrors.Validation(
                $"1 validation error detected: Value '{size}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and {largest}");
        var all = parameters.ToArray();
        var page = new JsonObject { ["Parameters"] = JsonMember.Array(all.Skip(start).Take(size)) };
        if (start + size < all.Length)
            page["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
