namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Refusals by the names that the service model of Systems Manager gives them.</summary>
internal static class ParameterErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    public static AwsErrorException NotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static AwsErrorException VersionNotFound(string name, string selector) => new("ParameterVersionNotFound",
        $"Systems Manager could not find version {selector.TrimStart(':')} of {name}. Verify the version and try again.");
}
