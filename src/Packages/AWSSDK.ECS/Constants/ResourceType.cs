using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The kinds of resources that a container can need for itself.</summary>
public class ResourceType : ConstantClass
{
    /// <summary><c>GPU</c>.</summary>
    public static readonly ResourceType GPU = new("GPU");

    /// <summary><c>InferenceAccelerator</c>.</summary>
    public static readonly ResourceType InferenceAccelerator = new("InferenceAccelerator");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ResourceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ResourceType(string value) => FindValue(value);
}
