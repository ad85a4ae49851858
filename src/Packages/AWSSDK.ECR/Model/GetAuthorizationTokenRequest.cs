namespace Amazon.ECR.Model;

/// <summary>Asks for a token; there is nothing to say.</summary>
public partial class GetAuthorizationTokenRequest : AmazonECRRequest;
