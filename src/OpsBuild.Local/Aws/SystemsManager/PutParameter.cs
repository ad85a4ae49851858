using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Makes a parameter, or gives it a new version where the request says that it may be overwritten.</summary>
internal sealed class PutParameter(ParameterStore store)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public JsonObject Run(JsonObject input)
    {
        var name = ParameterName.Check(input.Text("Name") ?? "");
        var value = input.Text("Value") is { Length: > 0 } given ? given
            : throw ParameterErrors.Validation("1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.");
        var overwrites = input.Flag("Overwrite");
        if (overwrites && input.Objects("Tags").Count > 0)
            throw ParameterErrors.Validation("Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag.");
        var tier = Tier(input, value);
        CheckPattern(input, value);

        var parameter = Parameter(name, input.Text("Type"), overwrites);
        var version = parameter.Add(new ParameterVersion(new SecretValue(value), store.Now)
        {
            Tier = tier,
            KeyId = input.Text("KeyId") ?? "alias/aws/ssm",
            Description = input.Text("Description"),
            AllowedPattern = input.Text("AllowedPattern"),
        });
        return new JsonObject { ["Version"] = version.Number, ["Tier"] = tier };
    }

    private Parameter Parameter(string name, string? type, bool overwrites)
    {
        if (type is not (null or "String" or "StringList" or SystemsManager.Parameter.SecureString))
            throw new AwsErrorException("UnsupportedParameterType", $"The parameter type {type} isn't supported.");
        if (store.Find(name) is not { } there)
            return store.Create(name, type ?? throw ParameterErrors.Validation("A parameter type is required when you create a parameter."));
        if (!overwrites)
            throw new AwsErrorException("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        return type is null || type == there.Type ? there : throw new AwsErrorException(
            "HierarchyTypeMismatchException", $"The parameter {name} is a {there.Type}; its type can't be changed. Create another parameter.");
    }

    // 4 KB in the standard tier and 8 KB in the advanced one.
    private static string Tier(JsonObject input, string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        var tier = input.Text("Tier") switch
        {
            null or "Standard" => "Standard",
            "Advanced" => "Advanced",
            "Intelligent-Tiering" => size > 4096 ? "Advanced" : "Standard",
            var other => throw ParameterErrors.Validation($"1 validation error detected: Value '{other}' at 'tier' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Standard, Advanced, Intelligent-Tiering]"),
        };
        return size <= (tier == "Standard" ? 4096 : 8192) ? tier : throw ParameterErrors.Validation(
            $"The {tier} tier takes values of up to {(tier == "Standard" ? 4096 : 8192)} characters.");
    }

    private static void CheckPattern(JsonObject input, string value)
    {
        if (input.Text("AllowedPattern") is not { Length: > 0 } pattern)
            return;
        bool matches;
        try
        {
            matches = Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception wrong) when (wrong is ArgumentException or RegexMatchTimeoutException)
        {
            throw new AwsErrorException("InvalidAllowedPatternException", $"The pattern {pattern} is no regular expression that can be checked.");
        }

        // The value is not repeated: it may be a secret.
        if (!matches)
            throw new AwsErrorException("ParameterPatternMismatchException", $"Parameter value, cannot be validated against allowedPattern: {pattern}");
    }
}
