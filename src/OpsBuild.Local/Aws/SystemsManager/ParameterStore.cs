using System.Globalization;
using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>The parameters of the endpoint, in memory only, as some are secrets. One caller at a time: whoever uses it holds <see cref="Gate"/>.</summary>
internal sealed class ParameterStore(AwsAccount account, TimeProvider time)
{
    private readonly SortedDictionary<string, Parameter> parameters = new(StringComparer.Ordinal);

    public Lock Gate { get; } = new();

    public IReadOnlyCollection<Parameter> All => parameters.Values;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Who changes a parameter, as DescribeParameters shows it.</summary>
    public string User => $"arn:aws:sts::{account.Id}:assumed-role/opsbuild-local/local";

    /// <param name="given">Name or ARN, without a selector.</param>
    public Parameter? Find(string given) =>
        parameters.GetValueOrDefault(given) ?? parameters.Values.FirstOrDefault(each => each.Arn == given);

    public Parameter Create(string name, string type)
    {
        // A path's own slash is not doubled.
        var created = new Parameter(name, $"arn:aws:ssm:{account.Region}:{account.Id}:parameter/{name.TrimStart('/')}", type);
        parameters.Add(name, created);
        return created;
    }

    public bool Remove(string name) => parameters.Remove(name);

    /// <param name="given">Name or ARN, with or without <c>:version</c>.</param>
    /// <exception cref="AwsErrorException">There is no such parameter, or no such version.</exception>
    public SelectedParameter Get(string given)
    {
        if (Select(given) is { } found)
            return found;
        var (name, selector) = ParameterName.Parse(given);
        throw selector is null || Find(name) is null ? ParameterErrors.NotFound(given) : ParameterErrors.VersionNotFound(name, selector);
    }

    /// <inheritdoc cref="Get"/>
    /// <returns>Null when there is no such parameter, or no such version.</returns>
    public SelectedParameter? Select(string given)
    {
        var (name, selector) = ParameterName.Parse(given);
        if (Find(name) is not { } found)
            return null;
        if (selector is null)
            return new SelectedParameter(found, found.Newest, null);
        // Nobody can label a version here, so a label is one that is not there.
        var isNumber = long.TryParse(selector[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && found.Find(number) is { } version ? new SelectedParameter(found, version, selector) : null;
    }
}

/// <summary>A version of a parameter, and what chose it.</summary>
internal sealed record SelectedParameter(Parameter Parameter, ParameterVersion Version, string? Selector)
{
    public JsonObject ToJson(bool decrypts) => ParameterJson.Of(Parameter, Version, decrypts, Selector);
}
