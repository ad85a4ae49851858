namespace Amazon.ECS.Model;

/// <summary>A file with environment variables.</summary>
public partial class EnvironmentFile
{
    /// <summary>The ARN of an S3 object whose name ends in <c>.env</c>; required.</summary>
    public string Value { get; set; }

    /// <summary>Where it is kept: <c>s3</c>; required.</summary>
    public EnvironmentFileType Type { get; set; }
}
