using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>The filters of DescribeParameters and GetParametersByPath: by name, type and path.</summary>
internal static class ParameterFilter
{
    /// <param name="input">The request.</param>
    /// <param name="keys">The keys that the operation takes here.</param>
    /// <exception cref="AwsErrorException">A filter that there is not.</exception>
    public static Func<Parameter, bool> Of(JsonObject input, params string[] keys)
    {
        if (input.Objects("Filters").Count > 0)
            throw new AwsErrorException("InvalidFilterKey", "The local endpoint takes ParameterFilters, not the older Filters.");
        var filters = input.Objects("ParameterFilters").Select(filter => One(filter, keys)).ToArray();
        return parameter => Array.TrueForAll(filters, filter => filter(parameter));
    }

    /// <summary>Whether a parameter is below a path: directly, or at any depth.</summary>
    public static bool IsBelow(string name, string path, bool isRecursive)
    {
        var prefix = path.TrimEnd('/') + "/";
        return name.StartsWith(prefix, StringComparison.Ordinal) && (isRecursive || name.IndexOf('/', prefix.Length) < 0);
    }

    private static Func<Parameter, bool> One(JsonObject filter, string[] keys)
    {
        var key = filter.Text("Key") ?? "";
        if (!keys.Contains(key))
            throw new AwsErrorException("InvalidFilterKey", $"The following filter key is not valid here: {key}. Valid filter keys: {string.Join(", ", keys)}.");
        var values = filter.Texts("Values");
        if (values.Count == 0)
            throw new AwsErrorException("InvalidFilterValue", "The filter value isn't valid: there is none.");
        Func<Parameter, string, bool> holds = (key, filter.Text("Option")) switch
        {
            ("Name", null or "Equals") => (parameter, value) => parameter.Name == value,
            ("Name", "BeginsWith") => (parameter, value) => parameter.Name.StartsWith(value, StringComparison.Ordinal),
            ("Name", "Contains") => (parameter, value) => parameter.Name.Contains(value, StringComparison.Ordinal),
            ("Type", null or "Equals") => (parameter, value) => parameter.Type == value,
            ("Path", null or "OneLevel") => (parameter, value) => IsBelow(parameter.Name, value, isRecursive: false),
            ("Path", "Recursive") => (parameter, value) => IsBelow(parameter.Name, value, isRecursive: true),
            var (_, option) => throw new AwsErrorException("InvalidFilterOption", $"The following filter option is not valid for {key}: {option}."),
        };
        return parameter => values.Any(value => holds(parameter, value));
    }
}
