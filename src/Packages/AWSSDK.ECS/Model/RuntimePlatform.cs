namespace Amazon.ECS.Model;

/// <summary>The platform that a task definition is made for; the images must fit it.</summary>
public partial class RuntimePlatform
{
    /// <summary><c>X86_64</c> when nothing is said.</summary>
    public CPUArchitecture CpuArchitecture { get; set; }

    /// <summary><c>LINUX</c> when nothing is said; required on Fargate for anything else.</summary>
    public OSFamily OperatingSystemFamily { get; set; }
}
