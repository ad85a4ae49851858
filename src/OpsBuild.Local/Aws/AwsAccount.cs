namespace OpsBuild.Local.Aws;

/// <summary>The account and the region that the local endpoint stands for.</summary>
/// <remarks><c>Id</c>: twelve digits; AWS never gave anybody twelve zeros.</remarks>
internal sealed record AwsAccount(string Id = "000000000000", string Region = "us-east-1");
