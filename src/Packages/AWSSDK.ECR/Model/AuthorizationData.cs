namespace Amazon.ECR.Model;

/// <summary>How to sign in to a registry.</summary>
public partial class AuthorizationData
{
    /// <summary>Name and password with a colon between them, in base64. It is a secret.</summary>
    public string AuthorizationToken { get; set; }

    /// <summary>Until when it is good, UTC.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>The registry's address, with <c>https://</c>.</summary>
    public string ProxyEndpoint { get; set; }
}
