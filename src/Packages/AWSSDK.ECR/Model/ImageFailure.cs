namespace Amazon.ECR.Model;

/// <summary>An image that could not be read.</summary>
public partial class ImageFailure
{
    /// <summary>As it was asked for.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>Why not.</summary>
    public ImageFailureCode FailureCode { get; set; }

    /// <summary>Why not, as a sentence.</summary>
    public string FailureReason { get; set; }
}
