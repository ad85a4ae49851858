using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>What there is, without any value.</summary>
internal sealed class DescribeParameters(ParameterStore store)
{
    private const int LargestPage = 50;

    public JsonObject Run(JsonObject input)
    {
        var isAsked = ParameterFilter.Of(input, "Name", "Type", "Path");
        return ParameterPage.Of(store.All.Where(isAsked).Select(each => ParameterJson.Describe(each, store.User)), input, LargestPage);
    }
}
