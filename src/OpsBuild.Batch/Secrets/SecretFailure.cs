using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Secrets;

/// <summary>Why a secret could not be read, in words for whoever can change it.</summary>
internal static class SecretFailure
{
    public static BatchFailureException Of(SecretId id, string reason, string why, string remedy, Exception? cause = null) =>
        new(Outcome.SecretUnreadable, new Finding(reason, $"The secret {id} cannot be used.", why, remedy), cause);

    public static BatchFailureException Of(SecretId id, Exception exception) => exception switch
    {
        ResourceNotFoundException => Of(id, "secret_not_found", Said(exception),
            "Check the id in the variable that names it, the region, and that the secret has a version of the stage (AWSCURRENT unless configured otherwise).", exception),
        AmazonSecretsManagerException { ErrorCode: "AccessDeniedException" } => Of(id, "secret_access_denied", Said(exception),
            "Allow the task's role secretsmanager:GetSecretValue on this secret and kms:Decrypt on its key; look at the secret's own policy too.", exception),
        DecryptionFailureException => Of(id, "secret_not_decrypted", Said(exception),
            "Check that the secret's KMS key is enabled and that the task's role may kms:Decrypt with it.", exception),
        InvalidRequestException => Of(id, "secret_not_available", Said(exception),
            "The secret may be marked for deletion: restore it, or name another one.", exception),
        AmazonSecretsManagerException
        {
            ErrorCode: "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "InvalidClientTokenId",
        } => Of(id, "aws_credentials_refused", Said(exception), "Check the AWS credentials that the program runs with, and its clock.", exception),
        AmazonSecretsManagerException => Of(id, "secrets_manager_failed", Said(exception), "Run again; if it stays, look at the service's health.", exception),
        HttpRequestException or TimeoutException or TaskCanceledException => Of(id, "secrets_manager_unreachable", exception.Message,
            "Check the route from the subnet to Secrets Manager: a NAT gateway, or a VPC endpoint with its security group and private DNS.", exception),
        _ => Of(id, "aws_credentials_missing", exception.Message,
            "Give the task a role (ECS), or set a profile or keys as for any AWS tool; set AWS_REGION.", exception),
    };

    private static string Said(Exception exception) => exception is AmazonServiceException service
        ? $"Secrets Manager answered {(string.IsNullOrEmpty(service.ErrorCode) ? $"HTTP {(int)service.StatusCode}" : service.ErrorCode)}: {service.Message}"
        : exception.Message;
}
