namespace OpsBuild.Pipeline.Aws.Settings;

/// <summary>The parameters that make an AWS environment.</summary>
internal static class Parameters
{
    public static readonly Parameter Region = new("EcsRegion");
    public static readonly Parameter Account = new("ExpectedAccount");
    public static readonly Parameter Cluster = new("EcsCluster");
    public static readonly Parameter Service = new("EcsService");
    public static readonly Parameter State = new("TerraformState");
    public static readonly Parameter AdminSecretId = new("AdminSecretId");
    public static readonly Parameter AppSecretId = new("AppSecretId");
    public static readonly Parameter ImageUri = new("ImageUri");
    public static readonly Parameter ShadowImageUri = new("ShadowPostgresImageUri");
    public static readonly Parameter Profile = new("CredentialsProfile");
    public static readonly Parameter Role = new("RoleToAssume");
    public static readonly Parameter Runner = new("TaskRunner");
    public static readonly Parameter Ecspresso = new("Ecspresso");
    public static readonly Parameter Repository = new("EcrRepository");
}
