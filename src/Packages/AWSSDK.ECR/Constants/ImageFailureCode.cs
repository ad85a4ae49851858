using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Why an image could not be read.</summary>
public class ImageFailureCode : ConstantClass
{
    /// <summary><c>ImageInaccessible</c>.</summary>
    public static readonly ImageFailureCode ImageInaccessible = new("ImageInaccessible");

    /// <summary><c>ImageNotFound</c>.</summary>
    public static readonly ImageFailureCode ImageNotFound = new("ImageNotFound");

    /// <summary><c>ImageReferencedByManifestList</c>.</summary>
    public static readonly ImageFailureCode ImageReferencedByManifestList = new("ImageReferencedByManifestList");

    /// <summary><c>ImageTagDoesNotMatchDigest</c>.</summary>
    public static readonly ImageFailureCode ImageTagDoesNotMatchDigest = new("ImageTagDoesNotMatchDigest");

    /// <summary><c>InvalidImageDigest</c>.</summary>
    public static readonly ImageFailureCode InvalidImageDigest = new("InvalidImageDigest");

    /// <summary><c>InvalidImageTag</c>.</summary>
    public static readonly ImageFailureCode InvalidImageTag = new("InvalidImageTag");

    /// <summary><c>KmsError</c>.</summary>
    public static readonly ImageFailureCode KmsError = new("KmsError");

    /// <summary><c>MissingDigestAndTag</c>.</summary>
    public static readonly ImageFailureCode MissingDigestAndTag = new("MissingDigestAndTag");

    /// <summary><c>UpstreamAccessDenied</c>.</summary>
    public static readonly ImageFailureCode UpstreamAccessDenied = new("UpstreamAccessDenied");

    /// <summary><c>UpstreamTooManyRequests</c>.</summary>
    public static readonly ImageFailureCode UpstreamTooManyRequests = new("UpstreamTooManyRequests");

    /// <summary><c>UpstreamUnavailable</c>.</summary>
    public static readonly ImageFailureCode UpstreamUnavailable = new("UpstreamUnavailable");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ImageFailureCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ImageFailureCode FindValue(string value) => FindValue<ImageFailureCode>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ImageFailureCode(string value) => FindValue(value);
}
