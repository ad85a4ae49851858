using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Where a file with environment variables is kept.</summary>
public class EnvironmentFileType : ConstantClass
{
    /// <summary><c>s3</c>.</summary>
    public static readonly EnvironmentFileType S3 = new("s3");

    /// <summary>A value that the service may know and this class does not.</summary>
    public EnvironmentFileType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static EnvironmentFileType FindValue(string value) => FindValue<EnvironmentFileType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator EnvironmentFileType(string value) => FindValue(value);
}
