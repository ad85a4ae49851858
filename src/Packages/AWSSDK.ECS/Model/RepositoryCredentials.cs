namespace Amazon.ECS.Model;

/// <summary>How a private registry other than ECR is authorised.</summary>
public partial class RepositoryCredentials
{
    /// <summary>The ARN of the secret with the credentials; required.</summary>
    public string CredentialsParameter { get; set; }
}
