using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Whether a tag can be given to another image.</summary>
public class ImageTagMutability : ConstantClass
{
    /// <summary><c>IMMUTABLE</c>.</summary>
    public static readonly ImageTagMutability IMMUTABLE = new("IMMUTABLE");

    /// <summary><c>IMMUTABLE_WITH_EXCLUSION</c>.</summary>
    public static readonly ImageTagMutability IMMUTABLE_WITH_EXCLUSION = new("IMMUTABLE_WITH_EXCLUSION");

    /// <summary><c>MUTABLE</c>.</summary>
    public static readonly ImageTagMutability MUTABLE = new("MUTABLE");

    /// <summary><c>MUTABLE_WITH_EXCLUSION</c>.</summary>
    public static readonly ImageTagMutability MUTABLE_WITH_EXCLUSION = new("MUTABLE_WITH_EXCLUSION");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ImageTagMutability(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ImageTagMutability FindValue(string value) => FindValue<ImageTagMutability>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ImageTagMutability(string value) => FindValue(value);
}
