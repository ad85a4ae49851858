namespace Amazon.ECS.Model;

public partial class RepositoryCredentials
{
    public string CredentialsParameter { get; set; }
}
