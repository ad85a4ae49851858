using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>The parameters below a path, ten at a time.</summary>
internal sealed class GetParametersByPath(ParameterStore store)
{
    private const int LargestPage = 10;

    public JsonObject Run(JsonObject input)
    {
        var path = input.Text("Path") is { } given && given.StartsWith('/') ? given : throw ParameterErrors.Validation(
            "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\".");
        var isAsked = ParameterFilter.Of(input, "Type");
        var found = store.All.Where(each => ParameterFilter.IsBelow(each.Name, path, input.Flag("Recursive")) && isAsked(each));
        return ParameterPage.Of(found.Select(each => ParameterJson.Of(each, each.Newest, input.Flag("WithDecryption"))), input, LargestPage);
    }
}
