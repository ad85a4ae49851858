using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The processor that images are made for.</summary>
public class CPUArchitecture : ConstantClass
{
    /// <summary><c>ARM64</c>.</summary>
    public static readonly CPUArchitecture ARM64 = new("ARM64");

    /// <summary><c>X86_64</c>.</summary>
    public static readonly CPUArchitecture X86_64 = new("X86_64");

    /// <summary>A value that the service may know and this class does not.</summary>
    public CPUArchitecture(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static CPUArchitecture FindValue(string value) => FindValue<CPUArchitecture>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator CPUArchitecture(string value) => FindValue(value);
}
