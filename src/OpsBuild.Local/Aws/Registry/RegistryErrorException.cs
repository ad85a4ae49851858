namespace OpsBuild.Local.Aws.Registry;

/// <summary>A refusal in the words of the distribution specification, with ECR's sentences.</summary>
internal sealed class RegistryErrorException(string code, string message, int status) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;

    /// <summary>What the answer says, without the code.</summary>
    public string Text { get; } = message;

    public int Status { get; } = status;

    public static RegistryErrorException NoRepository(string name, AwsAccount account) =>
        new("NAME_UNKNOWN", $"The repository with name '{name}' does not exist in the registry with id '{account.Id}'", 404);

    public static RegistryErrorException NoManifest(string reference) => new("MANIFEST_UNKNOWN", $"Requested image not found: {reference}", 404);

    public static RegistryErrorException NoBlob(string digest) => new("BLOB_UNKNOWN", $"The layer {digest} does not exist in the registry", 404);

    public static RegistryErrorException NoUpload() => new("BLOB_UPLOAD_UNKNOWN", "The upload is not known, or has ended", 404);

    public static RegistryErrorException WrongDigest(string digest) => new("DIGEST_INVALID", $"What was uploaded is not {digest}", 400);

    public static RegistryErrorException Manifest(string why) => new("MANIFEST_INVALID", $"The manifest is not valid: {why}", 400);

    public static RegistryErrorException MissingPart(string digest) =>
        new("MANIFEST_BLOB_UNKNOWN", $"The manifest names {digest}, which was never uploaded", 400);

    public static RegistryErrorException Immutable(string tag, string repository) => new(
        "TAG_INVALID", $"The image tag '{tag}' already exists in the '{repository}' repository and cannot be overwritten because the repository is immutable.", 400);

    public static RegistryErrorException Unsupported() => new("UNSUPPORTED", "The operation is not supported", 405);
}
