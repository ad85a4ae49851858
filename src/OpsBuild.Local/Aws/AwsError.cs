namespace OpsBuild.Local.Aws;

/// <summary>A refusal by AWS's own name.</summary>
/// <remarks><c>Code</c>: as <c>ResourceNotFoundException</c>.</remarks>
internal sealed record AwsError(string Code, string Message, int Status = 400);

/// <summary>Carries a refusal out of an operation.</summary>
internal sealed class AwsErrorException(string code, string message, int status = 400) : Exception($"{code}: {message}")
{
    public AwsError Error { get; } = new(code, message, status);
}
